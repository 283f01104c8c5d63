package io.tributary.mirror.headroom;

import org.apache.kafka.common.TopicPartition;

/**
 * How far the reader is.
 *
 * @param next           the first source offset that is not decided for good
 * @param lastReadMillis the timestamp of the record that was read last; 0 where none was
 */
public record Standing(TopicPartition partition, long next, long lastReadMillis) {}
