package io.tributary.ops.trial;

import java.util.Comparator;
import org.apache.kafka.common.TopicPartition;

/**
 * Offsets of one partition.
 *
 * @param to exclusive
 */
record OffsetSpan(TopicPartition partition, long from, long to) {

    static final Comparator<TopicPartition> BY_PARTITION = Comparator.comparingInt(TopicPartition::partition);
}
