package io.tributary.core.record;

/** Where a source record stands in its site's cluster. */
public record SourcePosition(String topic, int partition, long offset) {

    public SourcePosition {
        if (topic.isEmpty() || partition < 0 || offset < 0) {
            throw new IllegalArgumentException("not a position: " + topic + "-" + partition + "@" + offset);
        }
    }

    /** {@code <topic>-<partition>-<offset>}, the key of a dead letter. */
    @Override
    public String toString() {
        return topic + "-" + partition + "-" + offset;
    }
}
