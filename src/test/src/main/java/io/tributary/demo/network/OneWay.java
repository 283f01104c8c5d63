package io.tributary.demo.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Bytes in one direction of a connection. Reading and writing are apart, so that a delayed link still carries as much as
 * an immediate one; what is under way between them is bounded to a megabyte.
 */
final class OneWay {

    private static final int CHUNK_BYTES = 16 << 10;
    private static final int CHUNKS_UNDER_WAY = 64;
    private static final byte[] NOTHING = {};

    private final Socket from;
    private final Socket to;
    private final Direction direction;
    private final Link link;
    private final BlockingQueue<Chunk> underWay = new ArrayBlockingQueue<>(CHUNKS_UNDER_WAY);

    OneWay(Socket from, Socket to, Direction direction, Link link) {
        this.from = from;
        this.to = to;
        this.direction = direction;
        this.link = link;
    }

    /** Bytes read at a moment of the nano ticker; none at the end of the stream. Not a value to compare. */
    private static final class Chunk {
        private final byte[] bytes;
        private final long readAtNanos = System.nanoTime();

        Chunk(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    /** Reads until the side that sends has said its last. */
    void read() throws IOException, InterruptedException {
        InputStream in = from.getInputStream();
        byte[] buffer = new byte[CHUNK_BYTES];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            underWay.put(new Chunk(Arrays.copyOf(buffer, count)));
        }
        underWay.put(new Chunk(NOTHING));
    }

    /** Writes what was read, when it has come through the link, and passes the end of the stream on. */
    void write() throws IOException, InterruptedException {
        // Small writes go at once: who sent them decided so.
        to.setTcpNoDelay(true);
        OutputStream out = to.getOutputStream();
        Chunk chunk = underWay.take();
        while (chunk.bytes.length > 0) {
            link.awaitPassage(direction, chunk.bytes.length, chunk.readAtNanos);
            out.write(chunk.bytes);
            chunk = underWay.take();
        }
        link.awaitPassage(direction, 0, chunk.readAtNanos);
        to.shutdownOutput();
    }
}
