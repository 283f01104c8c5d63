package io.tributary.mirror.replay;

import io.tributary.core.flow.FlowName;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a run beside its progress.
 *
 * @param pass   counts from 1; each has bounds of its own, fixed when it began
 * @param from   as a person writes it
 * @param topic  the only source topic; absent: all of the flow
 * @param target the topic sent to; absent: the flow's own
 * @param worker for people: who runs it, or ran it last
 * @param claim  of whoever runs it; another one has taken it over
 * @param state  a name of {@link RunState}
 * @param reason why it is so; absent where there is nothing to say
 * @param ended  absent while it runs
 */
public record RunHead(
        RunName name,
        int pass,
        FlowName flow,
        String from,
        String to,
        @Nullable String topic,
        @Nullable String target,
        String worker,
        String claim,
        String state,
        @Nullable String reason,
        Instant started,
        @Nullable Instant ended) {

    /** Whether it is of the same flow, topics and bounds as a request. */
    public boolean isOf(FlowName other, ReplayRequest request) {
        return flow.equals(other)
                && from.equals(request.from().toString())
                && to.equals(request.to().toString())
                && Objects.equals(topic, request.topic())
                && Objects.equals(target, request.target());
    }

    boolean isFinished() {
        return state.equals(new RunState.Finished(null).name());
    }

    boolean isRunning() {
        return state.equals(new RunState.Running(null).name());
    }

    RunHead in(RunState other, @Nullable Instant over) {
        return new RunHead(
                name, pass, flow, from, to, topic, target, worker, claim, other.name(), other.reason(), started, over);
    }

    RunHead claimedBy(String other, String byClaim) {
        return new RunHead(name, pass, flow, from, to, topic, target, other, byClaim, state, reason, started, null)
                .in(new RunState.Running(null), null);
    }
}
