package io.tributary.mirror.topics;

import io.tributary.core.flow.FlowName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a topic of the site's cluster is mirrored, and why, or why not.
 *
 * @param flow        that reads it, or would; absent where none does
 * @param target      where that flow publishes its records
 * @param reason      for people
 * @param differences between the target topic and what the flow and the source would have it to be
 */
public record TopicChoice(
        String topic,
        Verdict verdict,
        @Nullable FlowName flow,
        @Nullable String target,
        String reason,
        List<TopicDifference> differences) {

    public TopicChoice {
        differences = List.copyOf(differences);
    }

    TopicChoice(String topic, Verdict verdict, @Nullable FlowName flow, @Nullable String target, String reason) {
        this(topic, verdict, flow, target, reason, List.of());
    }

    /** The same with another reason. */
    public TopicChoice because(String otherReason) {
        return new TopicChoice(topic, verdict, flow, target, otherReason, differences);
    }

    TopicChoice found(Verdict other, String otherReason, List<TopicDifference> found) {
        return new TopicChoice(topic, other, flow, target, otherReason, found);
    }

    /** What comes of a topic. */
    public enum Verdict {
        /** A flow reads it. */
        CHOSEN,
        /** A flow reads it, and something keeps it from being mirrored now. */
        WAITING,
        /** The flow's template gives no name for a target. */
        NO_TARGET_NAME,
        /** Its records would come back to a topic that is read. */
        LOOP,
        /** The gateway itself writes it: a ledger, dead letters. */
        OWN,
        /** Kafka's own. */
        INTERNAL,
        /** No flow of this site names it or has a pattern that matches. */
        NOT_SELECTED,
        /** The cluster has no such topic, or does not show it to the gateway. */
        ABSENT
    }
}
