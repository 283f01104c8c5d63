package io.tributary.mirror.replay;

import io.tributary.core.flow.TopicNames;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run is asked to do.
 *
 * @param topic      the only source topic, of a flow that reads several; absent: all that the flow reads
 * @param target     the topic to send to; absent: the flow's own
 * @param again      does what has been done once more; without it a finished run is only gone on with, from {@code last}
 */
public record ReplayRequest(
        RunName name,
        Bound from,
        Bound to,
        @Nullable String topic,
        @Nullable String target,
        Limits limits,
        boolean again) {

    /**
     * How fast a run goes and how many errors it puts up with; neither changes what it does, so they may be others when it
     * goes on.
     */
    public record Limits(Rate rate, ErrorLimit errors) {
        public static final Limits NONE = new Limits(Rate.UNLIMITED, ErrorLimit.NONE);
    }

    /**
     * @throws IllegalArgumentException with a message for people, where the bounds fit each other at no topic
     */
    public ReplayRequest {
        if (target != null) {
            TopicNames.checkTarget(target);
        }
        if (from instanceof Bound.At first && to instanceof Bound.At last && isAfter(first.time(), last.time())) {
            throw new IllegalArgumentException("the run would begin at " + from + ", after its end at " + to);
        }
        Set<Integer> begins = from.partitions();
        Set<Integer> ends = to.partitions();
        if (!begins.isEmpty() && !ends.isEmpty() && !begins.equals(ends)) {
            throw new IllegalArgumentException("the begin names offsets of partitions " + sorted(begins)
                    + " and the end of " + sorted(ends) + "; name the same ones, or for one of both a time or a word");
        }
    }

    private static boolean isAfter(Instant first, Instant last) {
        return first.isAfter(last);
    }

    private static String sorted(Set<Integer> partitions) {
        return partitions.stream().sorted().map(String::valueOf).toList().toString();
    }

    /** The partitions that the run is about; none: all. */
    Set<Integer> partitions() {
        return from.partitions().isEmpty() ? to.partitions() : from.partitions();
    }
}
