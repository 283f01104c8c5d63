package io.tributary.mirror.engine;

import io.tributary.core.ledger.LedgerTopics;
import io.tributary.mirror.topics.SourceTopic;
import io.tributary.mirror.topics.TopicPlan;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Which of the ledger partitions that this instance is granted fall to one stream: by the plan, by the number of the lane's
 * streams, and by who has hold of them. It is as things were when it was taken.
 *
 * @param taken   by ledger partition, the source topic whose records are mirrored
 * @param awaited those that are this stream's by plan, and that another one has not let go of yet
 */
record StreamShare(
        Tenure tenure,
        TopicPlan plan,
        int streams,
        Map<TopicPartition, SourceTopic> taken,
        Set<TopicPartition> awaited) {

    StreamShare {
        // Not by copyOf, as in a tenure.
        taken = Collections.unmodifiableMap(new HashMap<>(taken));
        awaited = Collections.unmodifiableSet(new HashSet<>(awaited));
    }

    /** Takes hold of what the stream has now, beside what it had; that is the caller's to let go of. */
    static StreamShare take(LaneContext context, Tenure tenure, TopicPlan plan) {
        int streams = context.settings().streams();
        Map<TopicPartition, SourceTopic> taken = new HashMap<>();
        Set<TopicPartition> awaited = new HashSet<>();
        for (TopicPartition ledger : tenure.grants().keySet()) {
            SourceTopic topic = plan.ready().get(LedgerTopics.sourceTopic(context.site(), ledger.topic()));
            if (topic == null || !isOfStream(context.stream(), topic, ledger.partition(), streams)) {
                continue;
            }
            if (context.custody().take(ledger, context.stream())) {
                taken.put(ledger, topic);
            } else {
                awaited.add(ledger);
            }
        }
        return new StreamShare(tenure, plan, streams, taken, awaited);
    }

    /** Whether the topic is of the stream's lane, by whichever of its streams it is mirrored. */
    static boolean isOfLane(StreamId stream, SourceTopic topic) {
        return topic.contract().definition().lane().equals(stream.lane());
    }

    private static boolean isOfStream(StreamId stream, SourceTopic topic, int partition, int streams) {
        return isOfLane(stream, topic)
                && partition < topic.partitions()
                && StreamId.of(
                                stream.lane(),
                                topic.contract().definition().target().delivery(),
                                topic.topic(),
                                partition,
                                streams)
                        .equals(stream);
    }

    /** Whether what is granted, and that it may be committed, is the same in the other tenure. */
    boolean isTheSameIn(Tenure other) {
        return other == tenure
                || (other.fencedMetadata().isPresent()
                                == tenure.fencedMetadata().isPresent()
                        && other.grants().equals(tenure.grants()));
    }

    /** The same in another epoch of the group. */
    StreamShare in(Tenure other) {
        return other == tenure ? this : new StreamShare(other, plan, streams, taken, awaited);
    }

    /** Whether another one would be taken in the same tenure, or may be since another stream has let go. */
    boolean isStale(LaneContext context, TopicPlan now) {
        return now != plan
                || context.settings().streams() != streams
                || awaited.stream().anyMatch(context.custody()::isFree);
    }
}
