package io.tributary.ops.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.ops.config.ReplayProperties;
import io.tributary.ops.schedule.RunSchedule;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When runs begin by the clock. */
class RunScheduleTests {

    private static final RunSchedule NIGHTLY = new RunSchedule("0 0 1 * * *", ZoneId.of("Asia/Shanghai"));
    /** One o'clock in Shanghai. */
    private static final Instant ONE = Instant.parse("2026-06-30T17:00:00Z");

    @Test
    void aTimeIsOfTheZoneAndIsDueForTenMinutes() {
        assertThat(NIGHTLY.due(ONE.minusMillis(1))).isNull();
        assertThat(NIGHTLY.due(ONE)).isEqualTo(ONE);
        assertThat(NIGHTLY.due(ONE.plusSeconds(599))).isEqualTo(ONE);
        assertThat(NIGHTLY.due(ONE.plusSeconds(600))).isNull();
        assertThat(NIGHTLY.next(ONE)).isEqualTo(ONE.plusSeconds(86_400));
    }

    @Test
    void ofTimesThatCameCloseTogetherTheNewestIsDue() {
        RunSchedule often = new RunSchedule("*/10 * * * * *", ZoneId.of("UTC"));

        assertThat(often.due(ONE.plusSeconds(25))).isEqualTo(ONE.plusSeconds(20));
    }

    @Test
    void aTimeThatIsHandledIsNotDueAgain() {
        ScheduledRun run = ReplayConfiguration.scheduled(properties("0 0 1 * * *", "Asia/Shanghai"), ZoneOffset.UTC)
                .get(0);
        assertThat(run.due(ONE)).isEqualTo(ONE);

        run.handled(ONE);

        assertThat(run.due(ONE.plusSeconds(1))).isNull();
        assertThat(run.due(ONE.plusSeconds(86_400))).isEqualTo(ONE.plusSeconds(86_400));
        assertThat(run.order().request().from()).hasToString("last");
    }

    @Test
    void timesThatNameNoZoneAreOfTheSite() {
        ReplayProperties.Schedule july =
                new ReplayProperties.Schedule("air", "0 0 1 * * *", null, "2026-07-01", "end", null, null, null, null);
        ScheduledRun run = ReplayConfiguration.scheduled(
                        new ReplayProperties(Map.of("july", july)), ZoneId.of("Asia/Shanghai"))
                .get(0);

        assertThat(run.due(ONE)).isEqualTo(ONE);
        assertThat(run.order().request().from()).hasToString("2026-06-30T16:00:00Z");
    }

    @Test
    void whatIsNoScheduleIsRefusedByItsKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RunSchedule("1 o'clock", ZoneId.of("UTC")))
                .withMessageContaining("is no schedule such as '0 0 1 * * *'");
        assertThatThrownBy(() -> ReplayConfiguration.scheduled(properties("0 0 1 * * *", "Mars/Base"), ZoneOffset.UTC))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("tributary.replay.schedules.nightly")
                .hasMessageContaining("'Mars/Base' is no time zone");
    }

    private static ReplayProperties properties(String cron, String zone) {
        return new ReplayProperties(Map.of(
                "nightly", new ReplayProperties.Schedule("air", cron, zone, "last", "end", null, null, null, null)));
    }
}
