package io.tributary.demo.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A client and its target, and the bytes between them.
 *
 * <p><b>Threading:</b> owns four threads, a reader and a writer each way. It ends when both sides have said their last or
 * one of them breaks off; any thread may reset it.
 */
final class ProxiedConnection {

    private final Socket client;
    private final Socket target;
    private final List<Thread> threads;
    private final AtomicInteger openWays = new AtomicInteger(Direction.values().length);

    ProxiedConnection(Socket client, Socket target, Link link, String name) {
        this.client = client;
        this.target = target;
        OneWay up = new OneWay(client, target, Direction.TO_TARGET, link);
        OneWay down = new OneWay(target, client, Direction.FROM_TARGET, link);
        this.threads = List.of(
                new Thread(() -> run(up::read), name + "-up-read"),
                new Thread(() -> run(() -> writeAll(up)), name + "-up-write"),
                new Thread(() -> run(down::read), name + "-down-read"),
                new Thread(() -> run(() -> writeAll(down)), name + "-down-write"));
    }

    void start() {
        threads.forEach(Thread::start);
    }

    boolean isOpen() {
        return threads.stream().anyMatch(Thread::isAlive);
    }

    private void writeAll(OneWay way) throws IOException, InterruptedException {
        way.write();
        if (openWays.decrementAndGet() == 0) {
            closeBoth();
        }
    }

    /** Closing and resetting shut each other out: an option cannot be set on a socket that another thread is closing. */
    private synchronized void closeBoth() throws IOException {
        client.close();
        target.close();
    }

    private void run(Work work) {
        try {
            work.run();
        } catch (IOException e) {
            reset();
        } catch (InterruptedException e) {
            // Only a reset interrupts: the sockets are closed, and the thread ends here.
            Thread.currentThread().interrupt();
        }
    }

    /** Breaks off at once, as a link that goes away; what is under way is lost. */
    void reset() {
        resetBoth();
        threads.forEach(Thread::interrupt);
    }

    private synchronized void resetBoth() {
        reset(client);
        reset(target);
    }

    /** For a socket that no other thread closes at the same time. */
    static void reset(Socket socket) {
        try {
            if (!socket.isClosed()) {
                // Without lingering, closing sends a reset and throws unsent bytes away.
                socket.setSoLinger(true, 0);
            }
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a proxied socket cannot be closed", e);
        }
    }

    void awaitEnd(Duration bound) {
        threads.forEach(thread -> Endings.await(thread, bound));
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException, InterruptedException;
    }
}
