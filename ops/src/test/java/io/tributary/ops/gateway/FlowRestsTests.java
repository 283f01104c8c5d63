package io.tributary.ops.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.core.contract.Contract;
import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.mirror.engine.FlowReport;
import io.tributary.ops.config.ScheduleProperties;
import io.tributary.ops.schedule.RunSchedule;
import io.tributary.standardization.catalog.ContractCompiler;
import io.tributary.standardization.catalog.FolderCatalogSource;
import io.tributary.standardization.catalog.StandardizationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flows that are mirrored at certain times only, in virtual time. */
class FlowRestsTests {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final TopicPartition LAKE = new TopicPartition("lake", 0);
    private static final TopicPartition POND = new TopicPartition("pond", 0);
    private static final Instant ONE = Instant.parse("2026-07-01T01:00:00Z");

    @TempDir
    private Path folder;

    private final Clusters clusters = new Clusters();
    private final VirtualClock clock = new VirtualClock();
    private final FlowRests rests =
            new FlowRests(FlowRests.schedules(nightly("0 0 1 * * *", "UTC"), SHANGHAI), clusters, clock);
    private List<Contract> contracts;

    private static final class Clusters implements MirrorGoals {
        private boolean areReached;
        private int looks;
        private boolean areAway;
        private Set<TopicPartition> asked = Set.of();

        @Override
        public Map<TopicPartition, Goal> now(Contract contract) {
            if (areAway) {
                throw new TributaryException(FaultCode.CLUSTER_UNREACHABLE, "away");
            }
            return Map.of(LAKE, new Goal("id", 10), POND, new Goal("id", 5));
        }

        @Override
        public Map<TopicPartition, Goal> left(Map<TopicPartition, Goal> goals) {
            looks++;
            asked = goals.keySet();
            return areReached ? Map.of() : Map.of(LAKE, new Goal("id", 10));
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

    private static ScheduleProperties nightly(String cron, @Nullable String zone) {
        return new ScheduleProperties(Map.of("lake", new ScheduleProperties.Times(cron, zone)));
    }

    @BeforeEach
    void twoFlows() throws IOException {
        Path flows = Files.createDirectories(folder.resolve("flows"));
        Files.writeString(Files.createDirectories(folder.resolve("schemas")).resolve("any.json"), "{}");
        for (String name : List.of("lake", "river")) {
            Files.writeString(flows.resolve(name + ".yaml"), """
                    flow: %1$s
                    source: {topic: ods.%1$s, format: json}
                    standard: {schema: any, fields: {level: $.level}}
                    target: {topic: std.%1$s}
                    """.formatted(name));
        }
        contracts = new ContractCompiler(StandardizationSettings.defaults())
                .compile(new FolderCatalogSource(folder).load(), null)
                .contracts();
    }

    private List<String> awake() {
        return rests.awake(contracts).stream()
                .map(contract -> contract.definition().name().value())
                .sorted()
                .toList();
    }

    @Test
    void aFlowIsAwakeFromItsTimeUntilItHasCaughtUp() {
        assertThat(rests.look(contracts)).isFalse();
        assertThat(awake()).containsExactly("river");
        assertThat(rests.reports(contracts)).singleElement().satisfies(report -> {
            assertThat(report.state()).isEqualTo(FlowReport.State.RESTING);
            assertThat(report.reason()).isEqualTo("it rests until 2026-07-01T01:00:00Z");
        });

        clock.now = ONE;
        assertThat(rests.look(contracts)).isTrue();
        assertThat(awake()).containsExactly("lake", "river");
        assertThat(rests.reports(contracts)).isEmpty();
        assertThat(rests.look(contracts)).isFalse();

        clock.now = ONE.plusSeconds(1);
        clusters.areReached = true;
        assertThat(rests.look(contracts)).isTrue();
        assertThat(awake()).containsExactly("river");
        assertThat(rests.look(contracts)).as("the same time once more").isFalse();
    }

    @Test
    void aTimeIsMadeUpForWhenTheClusterAnswersAgainSoon() {
        clusters.areAway = true;
        clock.now = ONE;
        assertThat(rests.look(contracts)).isFalse();

        clusters.areAway = false;
        clock.now = ONE.plusSeconds(300);
        assertThat(rests.look(contracts)).isTrue();
    }

    @Test
    void whatIsReachedIsNotAskedForAgainAndTheRestMoreAndMoreSeldom() {
        clock.now = ONE;
        assertThat(rests.look(contracts)).isTrue();

        for (int second = 1; second <= 300; second++) {
            clock.now = ONE.plusSeconds(second);
            assertThat(rests.look(contracts)).isFalse();
        }

        assertThat(clusters.asked).containsExactly(LAKE);
        assertThat(clusters.looks).isBetween(10, 15);
    }

    @Test
    void aTimeThatNamesNoZoneIsOfTheSite() {
        RunSchedule schedule = FlowRests.schedules(nightly("0 0 1 * * *", null), SHANGHAI)
                .values()
                .iterator()
                .next();

        assertThat(schedule.next(ONE)).isEqualTo(Instant.parse("2026-07-01T17:00:00Z"));
    }

    @Test
    void aGoalInATopicThatIsGoneOrWasMadeAnewIsNotWaitedFor() {
        Map<TopicPartition, MirrorGoals.Goal> goals =
                Map.of(LAKE, new MirrorGoals.Goal("id", 10), POND, new MirrorGoals.Goal("id", 5));

        assertThat(ClusterGoals.standing(goals, Map.of("lake", "id", "pond", "another")))
                .containsOnlyKeys(LAKE);
        assertThat(ClusterGoals.standing(goals, Map.of("pond", "id"))).containsOnlyKeys(POND);
    }

    @Test
    void whatIsNoTimeIsRefusedByItsKey() {
        assertThatThrownBy(() -> FlowRests.schedules(nightly("at night", "UTC"), SHANGHAI))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("tributary.schedule.flows.lake")
                .hasMessageContaining("is no schedule such as");
    }
}
