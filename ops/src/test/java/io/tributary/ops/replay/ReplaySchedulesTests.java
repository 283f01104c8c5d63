package io.tributary.ops.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.contract.ContractStamp;
import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.flow.FlowName;
import io.tributary.core.flow.LaneName;
import io.tributary.mirror.engine.FlowReport;
import io.tributary.mirror.headroom.FlowHeadroom;
import io.tributary.mirror.replay.RunHead;
import io.tributary.mirror.replay.RunName;
import io.tributary.mirror.replay.RunReport;
import io.tributary.mirror.replay.RunState;
import io.tributary.ops.schedule.RunSchedule;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Runs that begin by the clock, in virtual time. */
class ReplaySchedulesTests {

    private static final Instant ONE = Instant.parse("2026-07-01T01:00:00Z");
    private static final RunName NIGHTLY = new RunName("nightly");

    private final Desk desk = new Desk();
    private final VirtualClock clock = new VirtualClock();
    private List<FlowReport> flows = List.of(flow("ods.air", FlowReport.State.RUNNING, 0));

    private static final class Desk implements RunDesk {
        private final List<ReplayOrder> begun = new ArrayList<>();
        private final Map<RunName, RunReport> own = new HashMap<>();
        private List<RunReport> journal = List.of();
        private boolean isAway;
        private int reads;

        @Override
        public RunReport begin(ReplayOrder order) {
            begun.add(order);
            return new RunReport(NIGHTLY, new RunState.Locating(null), null, List.of(), List.of());
        }

        @Override
        public Optional<RunReport> own(RunName name) {
            return Optional.ofNullable(own.get(name));
        }

        @Override
        public List<RunReport> journaled() {
            reads++;
            if (isAway) {
                throw new TributaryException(FaultCode.CLUSTER_UNREACHABLE, "away");
            }
            return journal;
        }
    }

    private static final class VirtualClock extends Clock {
        private Instant now = ONE.minusSeconds(3600);

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private static FlowReport flow(String topic, FlowReport.State state, int... partitions) {
        List<FlowReport.Partition> owned = new ArrayList<>();
        for (int partition : partitions) {
            owned.add(new FlowReport.Partition(partition, 0, 0, 0, null));
        }
        return new FlowReport(
                FlowName.of("air"),
                LaneName.NORMAL,
                topic,
                "std.air",
                new ContractStamp(FlowName.of("air"), "1", "any@1", null, "000000000000"),
                state,
                state == FlowReport.State.RUNNING ? null : "because",
                owned,
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                FlowHeadroom.NOT_KNOWN,
                0,
                0,
                0);
    }

    private ReplaySchedules schedules(@Nullable String topic, ScheduledRun... more) {
        List<ScheduledRun> runs = new ArrayList<>(List.of(more));
        runs.add(scheduled(topic));
        return new ReplaySchedules(desk, new FlowOwner(() -> flows), runs, clock);
    }

    private static ScheduledRun scheduled(@Nullable String topic) {
        ReplayOrder order = new ReplayOrder.Text("last", "end", topic, null, null, null, null)
                .order("nightly", "air", false, ZoneOffset.UTC);
        return new ScheduledRun(order, new RunSchedule("0 0 1 * * *", ZoneOffset.UTC));
    }

    private static RunReport running(String to, String claim, Instant started) {
        RunHead head = new RunHead(
                NIGHTLY, 3, FlowName.of("air"), "last", to, null, null, "b", claim, "RUNNING", null, started, null);
        return new RunReport(NIGHTLY, new RunState.Running(null), head, List.of(), List.of());
    }

    @Test
    void aRunBeginsOnceAtItsTimeWhereTheFirstPartitionIs() {
        ReplaySchedules schedules = schedules(null);
        schedules.look();
        assertThat(desk.begun).isEmpty();

        clock.now = ONE;
        schedules.look();
        clock.now = ONE.plusSeconds(1);
        schedules.look();

        assertThat(desk.begun).hasSize(1);
    }

    @Test
    void theOwnerIsAskedOfTheTopicThatTheRunNames() {
        flows = List.of(flow("ods.air.a", FlowReport.State.WAITING), flow("ods.air.b", FlowReport.State.RUNNING, 0));
        clock.now = ONE;

        schedules("ods.air.b").look();
        schedules(null).look();

        assertThat(desk.begun)
                .singleElement()
                .satisfies(order -> assertThat(order.request().topic()).isEqualTo("ods.air.b"));
    }

    @Test
    void whyNobodyIsTheOwnerIsSaid() {
        ReplayOrder order = scheduled(null).order();

        assertThat(new FlowOwner(() -> flows).absence(order)).isNull();
        assertThat(new FlowOwner(List::of).absence(order)).isEqualTo("the flow is not mirrored here");
        assertThat(new FlowOwner(() -> List.of(flow("ods.air", FlowReport.State.RESTING))).absence(order))
                .isEqualTo("topic 'ods.air' is RESTING: because");
        assertThat(new FlowOwner(() -> flows).absence(scheduled("ods.x").order()))
                .isEqualTo("topic 'ods.x' is not mirrored here");
    }

    @Test
    void anOrphanIsGoneOnWithOnce() {
        desk.journal = List.of(running("end", "theirs", ONE.minusSeconds(7200)));
        ReplaySchedules schedules = schedules(null);
        schedules.look();
        clock.now = clock.now.plusSeconds(30);
        // It could not be opened, so it stands as before.
        schedules.look();

        assertThat(desk.begun).hasSize(1);
    }

    @Test
    void aPassOfAnotherConfigurationGivesWayAtTheNextTime() {
        desk.journal = List.of(running("2026-06-01T00:00:00Z", "theirs", ONE.minusSeconds(86_400)));
        ReplaySchedules schedules = schedules(null);
        schedules.look();
        assertThat(desk.begun).isEmpty();

        clock.now = ONE;
        schedules.look();

        assertThat(desk.begun)
                .singleElement()
                .satisfies(order -> assertThat(order.request().again()).isTrue());
    }

    @Test
    void theJournalIsReadOncePerLookAndNotEverySecondWhileTheUpstreamIsAway() {
        desk.isAway = true;
        ReplaySchedules schedules = schedules(null, scheduled("ods.air"));
        for (int second = 0; second < 30; second++) {
            schedules.look();
            clock.now = clock.now.plusSeconds(1);
        }
        assertThat(desk.reads).isEqualTo(1);

        desk.isAway = false;
        schedules.look();
        assertThat(desk.reads).isEqualTo(2);
    }
}
