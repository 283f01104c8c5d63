package io.tributary.mirror.client;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clients that belong together, while they are made one after the other: where one cannot be made, those before it are
 * closed. To be used in a {@code try} with resources that ends with {@link #keep}.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
public final class HalfOpened implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HalfOpened.class);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    /** Closes it too, unless all are kept. */
    public <T extends AutoCloseable> T add(T client) {
        opened.push(client);
        return client;
    }

    /** All are there: they are their owner's to close. */
    public void keep() {
        opened.clear();
    }

    @Override
    public void close() {
        for (AutoCloseable one : opened) {
            try {
                one.close();
            } catch (Exception e) {
                LOG.debug("Closing {} failed; the fault that led here is the one that counts", one, e);
            }
        }
        opened.clear();
    }
}
