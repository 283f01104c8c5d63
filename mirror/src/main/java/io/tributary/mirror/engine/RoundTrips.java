package io.tributary.mirror.engine;

import io.tributary.mirror.client.KafkaAnswers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/**
 * The time of a small question to the upstream and its answer, now and then. The least of the last ones counts, since others
 * waited in a queue or for a connection.
 *
 * <p><b>Threading:</b> any thread.
 */
final class RoundTrips {

    private static final int KEPT = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Deque<Long> nanos = new ArrayDeque<>();

    /** Asks; blocks until the answer is there, and throws what comes instead of it. */
    void measure(Admin upstream, String description) {
        long begun = System.nanoTime();
        KafkaAnswers.await(upstream.describeCluster().clusterId(), PATIENCE, description);
        add(System.nanoTime() - begun);
    }

    private synchronized void add(long taken) {
        nanos.addLast(taken);
        if (nanos.size() > KEPT) {
            nanos.removeFirst();
        }
    }

    /** Absent before the first answer. */
    synchronized @Nullable Duration least() {
        return nanos.stream().min(Long::compare).map(Duration::ofNanos).orElse(null);
    }
}
