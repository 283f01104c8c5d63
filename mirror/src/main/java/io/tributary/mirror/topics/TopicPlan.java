package io.tributary.mirror.topics;

import io.tributary.core.contract.Contract;
import io.tributary.core.fault.FaultCode;
import java.util.List;
import java.util.Map;

/**
 * What can be mirrored and what waits, as it was at one look.
 *
 * @param ready by source topic
 */
public record TopicPlan(Map<String, SourceTopic> ready, List<Waiting> waiting) {

    public static final TopicPlan NOTHING_YET = new TopicPlan(Map.of(), List.of());

    public TopicPlan {
        ready = Map.copyOf(ready);
        waiting = List.copyOf(waiting);
    }

    /**
     * A flow's topic that cannot be mirrored now.
     *
     * @param topic  its name, or the pattern that no topic matches
     * @param reason for people: what is missing and what to do
     */
    public record Waiting(Contract contract, String topic, FaultCode code, String reason) {}
}
