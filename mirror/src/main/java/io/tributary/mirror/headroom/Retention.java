package io.tributary.mirror.headroom;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What deletes records of a topic, by its configuration. Brokers delete whole segments, the oldest first: by time where
 * the largest timestamp of a segment is past, the one that is being written included; by size where what lies behind a
 * segment is enough alone. Compaction alone deletes by key, and never by age.
 *
 * @param deletes   whether {@code cleanup.policy} has {@code delete}
 * @param millis    {@code retention.ms}; -1: no bound
 * @param bytes     {@code retention.bytes}, of a partition; -1: no bound
 * @param isTiered  whether older segments are kept elsewhere, so that a broker's folder does not show the whole size
 */
record Retention(boolean deletes, long millis, long bytes, long segmentMillis, long segmentBytes, boolean isTiered) {

    private static final long WEEK_MILLIS = 7L * 24 * 3600 * 1000;
    private static final long DEFAULT_SEGMENT_BYTES = 1L << 30;

    /**
     * @param config the topic's configuration by Kafka's names, defaults included; null where it has none of the name
     */
    static Retention of(Function<String, @Nullable String> config) {
        String policy = config.apply("cleanup.policy");
        return new Retention(
                policy == null || policy.contains("delete"),
                number(config.apply("retention.ms"), WEEK_MILLIS),
                number(config.apply("retention.bytes"), -1),
                number(config.apply("segment.ms"), WEEK_MILLIS),
                number(config.apply("segment.bytes"), DEFAULT_SEGMENT_BYTES),
                "true".equals(config.apply("remote.storage.enable")));
    }

    private static long number(@Nullable String value, long absent) {
        return value == null ? absent : Long.parseLong(value);
    }

    boolean isByTime() {
        return deletes && millis >= 0;
    }

    boolean isBySize() {
        return deletes && bytes >= 0;
    }

    /** When a record that is the newest of its segment may be deleted. */
    long deadlineMillis(long timestampMillis) {
        return millis > Long.MAX_VALUE - Math.max(0, timestampMillis) ? Long.MAX_VALUE : timestampMillis + millis;
    }
}
