package io.tributary.mirror.engine;

import io.tributary.core.flow.LaneName;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Which lane has hold of which ledger partition. A flow that changes its lane, or a topic that changes its flow, passes
 * from one lane's thread to another's; the group's coordinator cannot tell the two apart, since both commit in the name of
 * one member.
 *
 * <p>Invariant: a lane lets go of a partition only when it has no open transaction, and knows how its last one ended.
 *
 * <p><b>Threading:</b> any thread.
 */
final class Custody {

    private final Map<TopicPartition, LaneName> holders = new ConcurrentHashMap<>();

    /** Whether the lane has hold of the partition now; false while another one has. */
    boolean take(TopicPartition ledger, LaneName lane) {
        LaneName holder = holders.putIfAbsent(ledger, lane);
        return holder == null || holder.equals(lane);
    }

    boolean isFree(TopicPartition ledger) {
        return !holders.containsKey(ledger);
    }

    /** Lets go of what the lane holds beside these. */
    void keep(LaneName lane, Set<TopicPartition> ledgers) {
        holders.entrySet().removeIf(held -> held.getValue().equals(lane) && !ledgers.contains(held.getKey()));
    }

    /** Whether the lane has hold of any. */
    boolean isHolder(LaneName lane) {
        return holders.containsValue(lane);
    }

    /** The ledger topics of which somebody holds a partition. */
    Set<String> topics() {
        return holders.keySet().stream().map(TopicPartition::topic).collect(Collectors.toSet());
    }
}
