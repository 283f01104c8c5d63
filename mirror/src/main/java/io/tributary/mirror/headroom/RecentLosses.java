package io.tributary.mirror.headroom;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/** The partitions that lost records not long ago. <b>Threading:</b> any thread. */
final class RecentLosses {

    private final long recentNanos;
    private final Map<TopicPartition, Long> seenNanos = new ConcurrentHashMap<>();

    RecentLosses(Duration recent) {
        this.recentNanos = recent.toNanos();
    }

    void add(TopicPartition partition) {
        seenNanos.put(partition, System.nanoTime());
    }

    boolean has(TopicPartition partition) {
        return seenNanos.containsKey(partition);
    }

    void expire() {
        long now = System.nanoTime();
        seenNanos.values().removeIf(seen -> now - seen > recentNanos);
    }
}
