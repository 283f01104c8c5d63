package io.tributary.mirror.engine;

import io.tributary.core.contract.Contract;
import io.tributary.core.contract.ContractStamp;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.flow.FlowDefinition;
import io.tributary.core.flow.LaneName;
import io.tributary.core.flow.TopicSelector;
import io.tributary.mirror.headroom.FlowHeadroom;
import io.tributary.mirror.headroom.HeadroomWatch;
import io.tributary.mirror.topics.SourceTopic;
import io.tributary.mirror.topics.TopicPlan;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts together how the mirror stands. <b>Threading:</b> any thread. */
final class Reporting {

    private final TopicWatch topics;
    private final Membership membership;
    private final Map<LaneName, LaneStreams> lanes;
    private final Map<String, TopicTally> tallies;
    private final HeadroomWatch headroom;
    private final Clock clock;

    Reporting(
            TopicWatch topics,
            Membership membership,
            Map<LaneName, LaneStreams> lanes,
            Map<String, TopicTally> tallies,
            HeadroomWatch headroom,
            Clock clock) {
        this.topics = topics;
        this.membership = membership;
        this.lanes = lanes;
        this.tallies = tallies;
        this.headroom = headroom;
        this.clock = clock;
    }

    MirrorReport report() {
        TopicPlan plan = topics.plan();
        String cluster = message(clusterFault());
        String upstream = message(upstreamFault());
        List<FlowReport> flows = new ArrayList<>();
        for (SourceTopic topic : plan.ready().values()) {
            flows.add(running(topic, cluster != null ? cluster : upstream));
        }
        for (TopicPlan.Waiting waiting : plan.waiting()) {
            flows.add(idle(waiting.contract(), waiting.topic(), FlowReport.State.WAITING, waiting.reason()));
        }
        if (plan == TopicPlan.NOTHING_YET) {
            for (Contract contract : topics.contracts()) {
                flows.add(idle(
                        contract, sourceName(contract), FlowReport.State.STARTING, "the clusters are being asked"));
            }
        }
        flows.sort(Comparator.comparing(FlowReport::headroom, FlowHeadroom.BY_DANGER)
                .thenComparing(FlowReport::flow)
                .thenComparing(FlowReport::sourceTopic));
        return new MirrorReport(flows, cluster, upstream);
    }

    private static FlowReport.State state(@Nullable String held, @Nullable String fault) {
        if (held != null) {
            return FlowReport.State.HELD;
        }
        return fault == null ? FlowReport.State.RUNNING : FlowReport.State.WAITING;
    }

    private FlowReport running(SourceTopic topic, @Nullable String fault) {
        TopicTally tally = tallies.computeIfAbsent(topic.topic(), unused -> new TopicTally(clock));
        List<FlowReport.Partition> partitions = tally.partitions();
        String held = partitions.stream()
                .map(FlowReport.Partition::heldBecause)
                .filter(reason -> reason != null)
                .findFirst()
                .orElse(null);
        TopicTally.Recent recent = tally.recent();
        FlowDefinition definition = topic.contract().definition();
        // A lane takes up a new plan between two transactions; until then the one before decides.
        ContractStamp decidedUnder = partitions.isEmpty() ? null : tally.decidedUnder();
        ContractStamp stamp = decidedUnder == null ? topic.contract().stamp() : decidedUnder;
        return new FlowReport(
                definition.name(),
                definition.lane(),
                topic.topic(),
                topic.targetTopic(),
                stamp,
                state(held, fault),
                held != null ? held : fault,
                partitions,
                tally.counts(),
                tally.refusals(),
                tally.lastRefusals(),
                tally.lastLosses(),
                headroom.of(topic.topic()),
                recent.recordsPerSecond(),
                recent.delays().quantileMillis(0.5),
                recent.delays().quantileMillis(0.99));
    }

    static FlowReport idle(Contract contract, String topic, FlowReport.State state, String reason) {
        FlowDefinition definition = contract.definition();
        return new FlowReport(
                definition.name(),
                definition.lane(),
                topic,
                definition.target().topic().text(),
                contract.stamp(),
                state,
                reason,
                List.of(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                FlowHeadroom.NOT_KNOWN,
                0,
                0,
                0);
    }

    static String sourceName(Contract contract) {
        TopicSelector selector = contract.definition().source().topics();
        return selector instanceof TopicSelector.Named named ? named.topic() : selector.toString();
    }

    private @Nullable TributaryException upstreamFault() {
        if (topics.upstreamFault() != null) {
            return topics.upstreamFault();
        }
        if (membership.fault() != null) {
            return membership.fault();
        }
        return first(LaneFaults::upstream);
    }

    private @Nullable TributaryException clusterFault() {
        return topics.clusterFault() != null ? topics.clusterFault() : first(LaneFaults::cluster);
    }

    private @Nullable TributaryException first(Function<LaneFaults, @Nullable TributaryException> kind) {
        for (LaneStreams lane : lanes.values()) {
            for (LaneWorker stream : lane.workers()) {
                TributaryException fault = kind.apply(stream.faults());
                if (fault != null) {
                    return fault;
                }
            }
        }
        return null;
    }

    private static @Nullable String message(@Nullable TributaryException fault) {
        return fault == null ? null : fault.getMessage();
    }
}
