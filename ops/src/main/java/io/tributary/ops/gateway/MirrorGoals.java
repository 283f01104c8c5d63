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

    /** The ends of the flow's topics now, by ledger partition; partitions that hold no record are left out. */
    Map<TopicPartition, Long> now(Contract contract);

    /** Whether everything before these ends is decided for good. */
    boolean areReached(Map<TopicPartition, Long> goal);
}
