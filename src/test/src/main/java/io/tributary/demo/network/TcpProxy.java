package io.tributary.demo.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A TCP proxy on the loopback interface that behaves like a bad link: it can be cut, stalled (in one direction too, so that
 * a request arrives and its answer does not), slowed down, narrowed and made lossy. It begins as a good link.
 *
 * <p>A Kafka client follows the address that a broker advertises, so a broker behind a proxy advertises the proxy's port.
 *
 * <p><b>Threading:</b> any thread may change the link. The proxy owns one thread that accepts and four for each connection;
 * all have ended when {@link #close()} returns.
 *
 * <p><b>Failure:</b> a target that does not answer, or a side that breaks off, ends the connection on the other side with a
 * reset, as a lost link would.
 */
public final class TcpProxy implements AutoCloseable {

    private static final Duration ENDING = Duration.ofSeconds(10);
    private static final int BACKLOG = 100;

    private final ServerSocket listener;
    private final int targetPort;
    private final Link link = new Link();
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final Thread acceptor;

    private TcpProxy(ServerSocket listener, int targetPort) {
        this.listener = listener;
        this.targetPort = targetPort;
        this.acceptor = new Thread(this::accept, "tcp-proxy-" + port());
    }

    /** Listens on a free port. The target need not be there yet. */
    public static TcpProxy to(int targetPort) {
        try {
            TcpProxy proxy = new TcpProxy(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), targetPort);
            proxy.acceptor.start();
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on the loopback interface", e);
        }
    }

    /** Where clients connect. */
    public int port() {
        return listener.getLocalPort();
    }

    public int targetPort() {
        return targetPort;
    }

    /** Connections that were accepted and passed on since the start, ended ones too. */
    public int acceptedConnections() {
        return accepted.get();
    }

    public int openConnections() {
        return (int) connections.stream().filter(ProxiedConnection::isOpen).count();
    }

    /** Breaks all connections off, loses what is under way in them, and breaks new ones off until {@link #mend()}. */
    public void cut() {
        link.cut();
        connections.forEach(ProxiedConnection::reset);
    }

    /** Lets no byte through; connections stay, and new ones are accepted. Nothing is lost: {@link #mend()} lets it go on. */
    public void stall() {
        for (Direction direction : Direction.values()) {
            link.stall(direction);
        }
    }

    /** Lets no byte through in one direction. */
    public void stall(Direction direction) {
        link.stall(direction);
    }

    /** Ends a cut or a stall. Delay and limit stay. */
    public void mend() {
        link.mend();
    }

    /** From now on every byte takes so long each way, in addition to what loopback takes. Zero for none. */
    public void delay(Duration oneWay) {
        link.delay(oneWay.toNanos());
    }

    /** From now on all connections together pass so many bytes a second, each way. 0 for no limit. */
    public void limit(long bytesPerSecond) {
        link.limit(bytesPerSecond);
    }

    /**
     * From now on packets are lost with that probability, as a connection feels it: what follows a lost one waits for its
     * retransmission. 0 for no loss.
     */
    public void lose(double probability, long seed) {
        link.lose(probability, seed);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                pass(listener.accept());
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException("the proxy on port " + port() + " accepts no more", e);
                }
            }
        }
    }

    private void pass(Socket client) {
        connections.removeIf(connection -> !connection.isOpen());
        if (link.isCut()) {
            ProxiedConnection.reset(client);
            return;
        }
        ProxiedConnection connection;
        try {
            Socket target = new Socket(InetAddress.getLoopbackAddress(), targetPort);
            connection = new ProxiedConnection(client, target, link, acceptor.getName() + "-" + accepted.get());
        } catch (IOException e) {
            // The target is away; the client learns it as it would without a proxy.
            ProxiedConnection.reset(client);
            return;
        }
        accepted.incrementAndGet();
        connections.add(connection);
        connection.start();
        // A cut may have come between the look and now, and missed this one.
        if (link.isCut()) {
            connection.reset();
        }
    }

    /**
     * Breaks everything off.
     *
     * @throws IllegalStateException where a thread does not end
     */
    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the proxy on port " + port() + " cannot be closed", e);
        }
        Endings.await(acceptor, ENDING);
        for (ProxiedConnection connection : connections) {
            connection.reset();
            connection.awaitEnd(ENDING);
        }
    }
}
