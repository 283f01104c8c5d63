package io.tributary.mirror.engine;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Which stream has hold of which ledger partition. A flow that changes its lane, a topic that changes its flow, or a lane
 * that changes the number of its streams passes partitions from one thread to another; the group's coordinator cannot tell the
 * two apart, since both commit in the name of one member.
 *
 * <p>Invariant: a stream lets go of a partition only when it has no open transaction, and knows how its last one ended.
 *
 * <p><b>Threading:</b> any thread.
 */
final class Custody {

    private final Map<TopicPartition, StreamId> holders = new ConcurrentHashMap<>();

    /** Whether the stream has hold of the partition now; false while another one has. */
    boolean take(TopicPartition ledger, StreamId stream) {
        StreamId holder = holders.putIfAbsent(ledger, stream);
        return holder == null || holder.equals(stream);
    }

    boolean isFree(TopicPartition ledger) {
        return !holders.containsKey(ledger);
    }

    /** Lets go of what the stream holds beside these. */
    void keep(StreamId stream, Set<TopicPartition> ledgers) {
        holders.entrySet().removeIf(held -> held.getValue().equals(stream) && !ledgers.contains(held.getKey()));
    }

    /** Whether the stream has hold of any. */
    boolean isHolder(StreamId stream) {
        return holders.containsValue(stream);
    }

    /** The ledger topics of which somebody holds a partition. */
    Set<String> topics() {
        return holders.keySet().stream().map(TopicPartition::topic).collect(Collectors.toSet());
    }
}
