package io.tributary.demo.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of the loopback interface that nobody listens on. Another process can take one between the look and its use; there
 * is no way to hand a bound socket to a broker or to a child process.
 *
 * <p>They lie below the range from which systems take the near ends of outgoing connections: a client that tries again and
 * again to reach a port of that range on its own machine, while nobody listens, sooner or later connects with itself, and
 * the server that comes back finds its port taken.
 */
public final class FreePorts {

    private static final int FIRST = 20_000;
    private static final int END = 32_000;
    private static final int TRIES = 200;

    private FreePorts() {}

    public static int one() {
        return pick(1).get(0);
    }

    /** Distinct ports: all are held open until the last one is known. */
    public static List<Integer> pick(int count) {
        List<ServerSocket> held = new ArrayList<>(count);
        try {
            for (int i = 0; i < count; i++) {
                held.add(hold());
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            held.forEach(FreePorts::release);
        }
    }

    private static ServerSocket hold() {
        IOException last = new IOException("none was tried");
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            try {
                return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
            } catch (IOException taken) {
                last = taken;
            }
        }
        throw new UncheckedIOException("no free port on the loopback interface", last);
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a port that was only looked at cannot be released", e);
        }
    }
}
