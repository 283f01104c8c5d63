package io.tributary.mirror.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LaneWindowTests {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static ZonedDateTime at(String time) {
        return LocalDateTime.parse(time).atZone(SHANGHAI);
    }

    // 2026-07-01 is a Wednesday.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "22:00-06:00 | 2026-07-01T22:00 | true | 2026-07-02T06:00",
                "22:00-06:00 | 2026-07-01T21:59 | false | 2026-07-01T22:00",
                "22:00-06:00 | 2026-07-01T00:00 | true | 2026-07-01T06:00",
                "22:00-06:00 | 2026-07-01T06:00 | false | 2026-07-01T22:00",
                "08:00-12:00, 14:00-18:00 | 2026-07-01T13:00 | false | 2026-07-01T14:00",
                "08:00-12:00, 12:00-18:00 | 2026-07-01T09:00 | true | 2026-07-01T18:00",
                "Mon-Fri 20:00-07:00, Sat-Sun 00:00-24:00 | 2026-07-04T12:00 | true | 2026-07-06T00:00",
                "Mon-Fri 20:00-07:00, Sat-Sun 00:00-24:00 | 2026-07-03T21:00 | true | 2026-07-06T00:00",
                "Mon-Fri 20:00-07:00 | 2026-07-04T06:59 | true | 2026-07-04T07:00",
                "Mon-Fri 20:00-07:00 | 2026-07-04T20:00 | false | 2026-07-06T20:00",
                "Sat-Mon 01:00-02:00 | 2026-07-06T01:30 | true | 2026-07-06T02:00",
                "Wed 00:00-24:00 | 2026-07-01T23:59 | true | 2026-07-02T00:00",
            })
    void opensAndClosesByTheSitesClock(String window, String now, boolean open, String next) {
        LaneWindow parsed = LaneWindow.of(window);
        assertThat(parsed.isOpen(at(now))).isEqualTo(open);
        assertThat(parsed.nextChange(at(now))).contains(at(next));
        assertThat(LaneWindow.of(parsed.toString())).isEqualTo(parsed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"always", "", "00:00-24:00"})
    void someNeverClose(String window) {
        assertThat(LaneWindow.of(window).isOpen(at("2026-07-01T12:00"))).isTrue();
        assertThat(LaneWindow.of(window).nextChange(at("2026-07-01T12:00"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22-6", "25:00-06:00", "22:00", "Mo 22:00-23:00", "22:00-06:00,", "Mon-Xyz 22:00-23:00"})
    void whatIsNoWindowIsRefusedWithAnExample(String window) {
        assertThatThrownBy(() -> LaneWindow.of(window))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("22:00-06:00");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void nothingChangesBeforeTheNextChange(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 200; i++) {
            LaneWindow window = LaneWindow.of("%02d:%02d-%02d:%02d"
                    .formatted(random.nextInt(24), random.nextInt(60), random.nextInt(24), random.nextInt(60)));
            ZonedDateTime now = at("2026-07-01T00:00").plusMinutes(random.nextInt(7 * 24 * 60));
            ZonedDateTime next = window.nextChange(now).orElse(now.plusDays(1));
            long minutes = Duration.between(now, next).toMinutes();
            for (int sample = 0; sample < 20; sample++) {
                ZonedDateTime between = now.plusMinutes((long) (random.nextDouble() * minutes));
                assertThat(window.isOpen(between))
                        .as("%s at %s", window, between)
                        .isEqualTo(window.isOpen(now));
            }
        }
    }

    @Test
    void anHourThatTheClockSkipsIsNoFault() {
        ZonedDateTime before = LocalDateTime.parse("2026-03-29T00:30").atZone(ZoneId.of("Europe/Berlin"));
        LaneWindow window = LaneWindow.of("02:15-04:00");
        assertThat(window.nextChange(before))
                .hasValueSatisfying(opens -> assertThat(window.isOpen(opens)).isTrue());
    }
}
