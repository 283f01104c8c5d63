package io.tributary.mirror.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Things opened one after the other, to be closed in reverse where opening the next one fails. One thread. */
final class Opened {

    private static final Logger LOG = LoggerFactory.getLogger(Opened.class);

    private final Deque<AutoCloseable> things = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T thing) {
        things.push(thing);
        return thing;
    }

    void closeAll() {
        for (AutoCloseable thing : things) {
            try {
                thing.close();
            } catch (Exception e) {
                LOG.debug("Closing {} failed; the fault that led here is the one that counts", thing, e);
            }
        }
        things.clear();
    }
}
