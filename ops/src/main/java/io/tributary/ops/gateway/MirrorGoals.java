package io.tributary.ops.gateway;

import io.tributary.core.contract.Contract;
import io.tributary.core.fault.TributaryException;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the mirror is to come with a flow, and whether it has, all instances of the site together.
 *
 * <p><b>Threading:</b> any thread; blocks on a cluster. <b>Failure:</b> {@link TributaryException} where that does not answer.
 */
interface MirrorGoals {

    /**
     * What is to be decided of a source partition.
     *
     * @param topicId of the source topic; the offsets of one that is made anew mean other records
     * @param end     not included
     */
    record Goal(String topicId, long end) {}

    /** The ends of the flow's topics now, by source partition; partitions that hold no record are left out. */
    Map<TopicPartition, Goal> now(Contract contract);

    /**
     * Those of the goals that are not reached yet: not everything before their ends is decided for good. What a topic held
     * that is gone or was made anew since is not waited for any more.
     */
    Map<TopicPartition, Goal> left(Map<TopicPartition, Goal> goals);
}
