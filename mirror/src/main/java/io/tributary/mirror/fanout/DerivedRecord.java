package io.tributary.mirror.fanout;

import org.jspecify.annotations.Nullable;

/**
 * A derived value on its way to the sink, with the topic that it is meant for. Not a record: it holds an array.
 *
 * <p>The topic travels beside the value and not in a header, because headers are kept as they came.
 */
final class DerivedRecord {

    private final String topic;
    private final int sourcePartition;
    private final byte @Nullable [] value;

    DerivedRecord(String topic, int sourcePartition, byte @Nullable [] value) {
        this.topic = topic;
        this.sourcePartition = sourcePartition;
        this.value = value;
    }

    String topic() {
        return topic;
    }

    int sourcePartition() {
        return sourcePartition;
    }

    byte @Nullable [] value() {
        return value;
    }
}
