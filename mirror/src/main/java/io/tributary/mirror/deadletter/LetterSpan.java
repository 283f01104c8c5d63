package io.tributary.mirror.deadletter;

import org.apache.kafka.common.TopicPartition;

/**
 * Letters of one partition of a dead-letter topic.
 *
 * @param from offset of the first one, in the dead-letter topic
 * @param to   not included
 */
public record LetterSpan(TopicPartition partition, long from, long to) {

    public boolean isEmpty() {
        return from >= to;
    }

    /** Those from an offset on. */
    public LetterSpan from(long offset) {
        return new LetterSpan(partition, Math.max(from, offset), to);
    }

    /** At most so many at the end. */
    public LetterSpan newest(long most) {
        return to - from <= most ? this : from(to - most);
    }
}
