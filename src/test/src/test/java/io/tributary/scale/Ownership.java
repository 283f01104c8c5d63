package io.tributary.scale;

import io.tributary.core.ledger.LedgerTopics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;

/**
 * Which instance owns which partition, as the group's coordinator at the province has it, and how many went from one to
 * another. A partition that nobody owns for a while and then its former owner again has not moved.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class Ownership {

    private static final long PATIENCE_SECONDS = 30;

    private final Admin province;
    private final String group;
    private final Map<TopicPartition, String> owners = new HashMap<>();
    private long moved;

    Ownership(Admin province) {
        this.province = province;
        this.group = LedgerTopics.group(WideSite.SITE);
    }

    /**
     * How the group stands.
     *
     * @param shares   partitions of each instance
     * @param atRest   whether every member has what it is to have
     */
    record Look(Map<String, Integer> shares, boolean atRest) {
        int owned() {
            return shares.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** Asks the coordinator, and counts what has moved since the last look. */
    Look look() {
        Map<String, Integer> shares = new TreeMap<>();
        ConsumerGroupDescription description = describe();
        boolean atRest = description.groupState() == GroupState.STABLE;
        for (MemberDescription member : description.members()) {
            String name = member.groupInstanceId().orElse(member.consumerId());
            shares.put(name, member.assignment().topicPartitions().size());
            for (TopicPartition partition : member.assignment().topicPartitions()) {
                String before = owners.put(partition, name);
                if (before != null && !before.equals(name)) {
                    moved++;
                }
            }
            atRest &= member.targetAssignment()
                    .filter(target ->
                            !target.topicPartitions().equals(member.assignment().topicPartitions()))
                    .isEmpty();
        }
        return new Look(shares, atRest);
    }

    private ConsumerGroupDescription describe() {
        try {
            return province.describeConsumerGroups(List.of(group))
                    .describedGroups()
                    .get(group)
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the group was described", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the group " + group + " cannot be described: " + e.getMessage(), e);
        }
    }

    /** Partitions that have gone to another instance since the last call. */
    long takeMoved() {
        long taken = moved;
        moved = 0;
        return taken;
    }
}
