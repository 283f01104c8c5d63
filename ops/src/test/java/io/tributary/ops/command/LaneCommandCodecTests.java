package io.tributary.ops.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.flow.LaneName;
import io.tributary.core.site.SiteCode;
import io.tributary.mirror.lane.LaneChange;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaneCommandCodecTests {

    private final LaneCommandCodec codec = new LaneCommandCodec(SiteCode.of("330100"));

    @Test
    void commandComesBackAsItWas() {
        LaneCommand command = new LaneCommand(
                new LaneChange(5, "500KB/s", null, Duration.ofMillis(1500), null, 64L << 20, 4),
                "wang",
                Instant.parse("2026-07-01T08:00:00.123Z"));
        byte[] value = LaneCommandCodec.value(command);
        assertThat(new String(value, StandardCharsets.UTF_8))
                .contains("\"rate\":\"500KB/s\"", "\"by\":\"wang\"")
                .doesNotContain("window");
        assertThat(LaneCommandCodec.command(value)).contains(command);
        assertThat(LaneCommandCodec.value(null)).isNull();
    }

    @Test
    void keyIsOfTheSiteAndTheLane() {
        assertThat(codec.key(LaneName.BULK)).asString(StandardCharsets.UTF_8).isEqualTo("330100/lanes/bulk");
        assertThat(codec.lane("330100/lanes/bulk")).contains(LaneName.BULK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "330200/lanes/bulk", "330100/replays/bulk", "330100/lanes/", "330100/lanes/BULK"})
    void keysOfOthersArePassedOver(String key) {
        assertThat(codec.lane(key)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "{}", "{\"change\":{\"weight\":\"x\"}}", "{\"change\":{},\"by\":\"wang\"}"})
    void whatIsNoCommandIsPassedOver(String value) {
        assertThat(LaneCommandCodec.command(value.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void membersOfANewerVersionArePassedOver() {
        String newer =
                "{\"change\":{\"weight\":2,\"colour\":\"red\"},\"by\":\"li\",\"at\":\"2026-07-01T08:00:00Z\",\"v\":2}";
        assertThat(LaneCommandCodec.command(newer.getBytes(StandardCharsets.UTF_8)))
                .hasValueSatisfying(
                        command -> assertThat(command.change().weight()).isEqualTo(2));
    }
}
