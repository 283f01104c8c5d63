package io.tributary.mirror.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.core.flow.LaneName;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LaneChangeTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final LaneSettings CONFIGURED = new LaneSettings(
            1, ByteRate.of("500KB/s"), LaneWindow.of("22:00-06:00"), Duration.ofSeconds(1), 50_000, 32 << 20, 2);

    private static LaneChange change(Integer weight, String rate, String window) {
        return new LaneChange(weight, rate, window, null, null, null, null);
    }

    @Test
    void whatIsNotGivenStays() {
        assertThat(LaneChange.NOTHING.appliedTo(CONFIGURED)).isEqualTo(CONFIGURED);
        assertThat(change(5, null, null).appliedTo(CONFIGURED).rate()).isEqualTo(CONFIGURED.rate());
    }

    @Test
    void aRateAndAWindowCanBeTakenAway() {
        LaneSettings changed = change(null, "none", "always").appliedTo(CONFIGURED);
        assertThat(changed.rate()).isNull();
        assertThat(changed.window()).isEqualTo(LaneWindow.ALWAYS);
    }

    @Test
    void theLaterOfTwoChangesCountsSettingBySetting() {
        LaneSettings changed =
                change(5, "1MB/s", null).then(change(null, "2MB/s", null)).appliedTo(CONFIGURED);
        assertThat(changed.weight()).isEqualTo(5);
        assertThat(changed.rate()).isEqualTo(ByteRate.of("2MB/s"));
    }

    @Test
    void whatALaneCannotBeIsRefused() {
        assertThatThrownBy(() -> change(0, null, null).appliedTo(CONFIGURED)).hasMessageContaining("1 to 1000");
        assertThatThrownBy(() -> change(null, "fast", null).appliedTo(CONFIGURED))
                .hasMessageContaining("20Mbit/s");
    }

    @Test
    void aDeclaredLineGivesStreamsAndPortions() {
        LinkSettings thin = new LinkSettings(ByteRate.of("20Mbit/s"), Duration.ofMillis(40));
        LinkSettings wide = new LinkSettings(ByteRate.of("1Gbit/s"), Duration.ofMillis(1));
        assertThat(LaneSettings.of(LaneName.BULK, thin, TIMEOUT).streams()).isEqualTo(8);
        assertThat(LaneSettings.of(LaneName.BULK, LinkSettings.UNKNOWN, TIMEOUT).streams())
                .isEqualTo(2);
        assertThat(LaneSettings.of(LaneName.BULK, wide, TIMEOUT).streams()).isBetween(2, 16);
        assertThat(thin.batchBytes()).isEqualTo(16 << 10);
        assertThat(wide.batchBytes()).isEqualTo(LinkSettings.UNKNOWN.batchBytes());
        assertThat(thin.portionBytes(null)).isEqualTo(6_250);
        assertThat(thin.portionBytes(ByteRate.of("10KB/s"))).isEqualTo(25);
        assertThat(LaneSettings.of(LaneName.BULK, thin, TIMEOUT).transactionInterval())
                .isEqualTo(Duration.ofSeconds(4));
        assertThat(LaneSettings.of(LaneName.BULK, wide, TIMEOUT).transactionInterval())
                .isEqualTo(Duration.ofSeconds(1));
        assertThat(LaneSettings.of(LaneName.URGENT, thin, TIMEOUT).transactionInterval())
                .isEqualTo(Duration.ofSeconds(1));
        assertThat(LaneSettings.of(LaneName.BULK, thin, Duration.ofSeconds(6)).transactionInterval())
                .as("a third of the timeout of transactions")
                .isEqualTo(Duration.ofSeconds(2));
        assertThat(thin.inFlightBytes(Duration.ofSeconds(9)))
                .as("the declared round trip counts")
                .isEqualTo(2_500_000 * 0.1);
        assertThat(LinkSettings.UNKNOWN.inFlightBytes(Duration.ofMillis(1))).isInfinite();
    }
}
