package io.tributary.standardization.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tributary.core.flow.Conversion.EpochUnit;
import io.tributary.core.flow.Conversion.SourceTime;
import io.tributary.core.flow.Conversion.TimeFormat;
import io.tributary.core.outcome.ErrorCode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeConversionTests {

    private static TimeConversion pattern(String pattern, String zone) {
        return new TimeConversion(new TimeFormat(new SourceTime.Pattern(pattern), ZoneId.of(zone), null));
    }

    private static TimeConversion epoch(EpochUnit unit) {
        return new TimeConversion(new TimeFormat(new SourceTime.Epoch(unit), ZoneId.of("Asia/Shanghai"), null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yyyy-MM-dd'T'HH:mm:ss | Asia/Shanghai | 2018-02-20T07:00:00 | 2018-02-20T07:00:00+08:00",
                "uuuu-MM-dd HH:mm:ss.SSS | Asia/Shanghai | 2018-02-20 07:00:00.250 | 2018-02-20T07:00:00.25+08:00",
                "yyyyMMddHHmmss | UTC | 20180220070000 | 2018-02-20T07:00:00Z",
                "yyyyMMdd | Asia/Shanghai | 20180220 | 2018-02-20T00:00:00+08:00",
                "yyyy-MM-dd HH | Asia/Shanghai | 2018-02-20 07 | 2018-02-20T07:00:00+08:00",
                "yyyy年M月d日 H时m分 | Asia/Shanghai | 2018年2月20日 7时5分 | 2018-02-20T07:05:00+08:00",
                "dd/MMM/yyyy:HH:mm:ss Z | Asia/Shanghai | 20/Feb/2018:07:00:00 +0000 | 2018-02-20T15:00:00+08:00",
                "yyyy-MM-dd'T'HH:mm:ssXXX | Asia/Shanghai | 2018-02-20T07:00:00-05:00 | 2018-02-20T20:00:00+08:00",
                "yyyy-MM-dd hh:mm a | Asia/Shanghai | 2018-02-20 07:00 PM | 2018-02-20T19:00:00+08:00",
                "yyyy-MM-dd HH:mm | Asia/Shanghai | 1988-07-01 12:00 | 1988-07-01T12:00:00+09:00",
                "yyyy-MM-dd HH:mm | Europe/Berlin | 2026-10-25 02:30 | 2026-10-25T02:30:00+02:00",
                "yyyy-MM-dd | Asia/Shanghai | 1900-01-02 | 1900-01-01T15:54:17Z",
                "yy-MM-dd | UTC | 18-02-20 | 2018-02-20T00:00:00Z"
            })
    void aTimeIsWrittenWithTheOffsetOfItsZone(String pattern, String zone, String text, String written)
            throws FieldRefusal {
        assertThat(pattern(pattern, zone).convert(text)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-;",
                "2018-02-30 07:00:00",
                "2018-02-29 07:00:00",
                "2018-13-01 07:00:00",
                "2018-02-20 24:00:00",
                "2018-02-20 07:60:00",
                "2018-02-20 07:00:60",
                "2018-2-20 07:00:00",
                "2018-02-20T07:00:00",
                "2018-02-20 07:00",
                "2018-02-20 07:00:00 ",
                "18-02-20 07:00:00",
                "２０18-02-20 07:00:00",
                "-2018-02-20 07:00:00"
            })
    void whatIsNoTimeOfThePatternIsRefused(String text) {
        assertThatExceptionOfType(FieldRefusal.class)
                .isThrownBy(
                        () -> pattern("yyyy-MM-dd HH:mm:ss", "Asia/Shanghai").convert(text))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_TIME);
                    assertThat(e.expected()).hasToString("yyyy-MM-dd HH:mm:ss");
                });
    }

    @Test
    void aLocalTimeThatTheZoneSkippedIsRefused() {
        assertThatExceptionOfType(FieldRefusal.class)
                .isThrownBy(() -> pattern("yyyy-MM-dd HH:mm", "Europe/Berlin").convert("2026-03-29 02:30"))
                .satisfies(e -> assertThat(e.reason().english()).contains("skipped"));
    }

    @Test
    void countsSinceTheEpochAreReadInTheirUnitOnly() throws FieldRefusal {
        assertThat(epoch(EpochUnit.SECONDS).convert(1519081200L)).isEqualTo("2018-02-20T07:00:00+08:00");
        assertThat(epoch(EpochUnit.SECONDS).convert("-1")).isEqualTo("1970-01-01T07:59:59+08:00");
        assertThat(epoch(EpochUnit.MILLIS).convert(1519081200123L)).isEqualTo("2018-02-20T07:00:00.123+08:00");
        assertThat(epoch(EpochUnit.MILLIS).convert("1519081200000")).isEqualTo("2018-02-20T07:00:00+08:00");
    }

    @Test
    void aWholeCountMayBeWrittenAsProgramsWithoutIntegersWriteIt() throws FieldRefusal {
        for (String count : List.of("1519081200.0", "1.5190812E9", "15190812E2")) {
            assertThat(epoch(EpochUnit.SECONDS).convert(new BigDecimal(count))).isEqualTo("2018-02-20T07:00:00+08:00");
        }
        assertThat(epoch(EpochUnit.SECONDS).convert(new BigDecimal("0.0"))).isEqualTo("1970-01-01T08:00:00+08:00");
    }

    @Test
    void ofACountThatIsWholeAndTooLargeNobodySaysThatItIsNotWhole() {
        for (Object value : List.of(
                "99999999999999999999",
                new BigInteger("99999999999999999999"),
                new BigDecimal("1e300"),
                Long.MAX_VALUE)) {
            assertThatExceptionOfType(FieldRefusal.class)
                    .isThrownBy(() -> epoch(EpochUnit.SECONDS).convert(value))
                    .satisfies(e -> assertThat(e.reason().english()).contains("count of another unit"));
        }
    }

    @Test
    void aCountThatIsNoneIsRefused() {
        for (Object value :
                List.of("", "1.5", "1e3", " 1", "１", new BigDecimal("1.5"), Long.MAX_VALUE, 1519081200000L)) {
            assertThatExceptionOfType(FieldRefusal.class)
                    .as("%s", value)
                    .isThrownBy(() -> epoch(EpochUnit.SECONDS).convert(value))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_TIME));
        }
        for (Object value : List.of(true, List.of(), Map.of())) {
            assertThatExceptionOfType(FieldRefusal.class)
                    .isThrownBy(() -> epoch(EpochUnit.SECONDS).convert(value))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_TYPE));
        }
    }

    @Test
    void aNumberMayStandForAWrittenDate() throws FieldRefusal {
        assertThat(pattern("yyyyMMdd", "UTC").convert(20180220L)).isEqualTo("2018-02-20T00:00:00Z");
    }

    @Test
    void anotherFormOfWritingIsTakenWhereTheFlowNamesOne() throws FieldRefusal {
        TimeConversion conversion = new TimeConversion(new TimeFormat(
                new SourceTime.Epoch(EpochUnit.SECONDS), ZoneId.of("Asia/Shanghai"), "yyyy-MM-dd HH:mm:ss"));

        assertThat(conversion.convert(1595944295L)).isEqualTo("2020-07-28 21:51:35");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HH:mm:ss", "yyyy-MM", "MM-dd", "yyyy-MM-dd mm", "q{"})
    void aPatternThatReadsNoFullDateIsRefusedAtOnce(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> pattern(pattern, "UTC"));
    }

    /** Cuts the text by hand and reckons the offset with the zone's rules, over a century with and without summer time. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23, 24, 25, 26})
    void agreesWithAnIndependentReading(long seed) throws FieldRefusal {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> zones =
                List.of("Asia/Shanghai", "Asia/Urumqi", "Europe/Berlin", "America/New_York", "UTC", "+05:45");
        for (int round = 0; round < 2_000; round++) {
            ZoneId zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
            long seconds = random.nextLong(-1_500_000_000L, 4_000_000_000L);
            Instant instant = Instant.ofEpochSecond(seconds);
            OffsetDateTime local = instant.atZone(zone).toOffsetDateTime();
            String text = String.format(
                    "%04d/%02d/%02d %02d:%02d:%02d",
                    local.getYear(),
                    local.getMonthValue(),
                    local.getDayOfMonth(),
                    local.getHour(),
                    local.getMinute(),
                    local.getSecond());

            String written =
                    (String) pattern("yyyy/MM/dd HH:mm:ss", zone.getId()).convert(text);

            OffsetDateTime read = OffsetDateTime.parse(written);
            List<ZoneOffset> offsets = zone.getRules()
                    .getValidOffsets(LocalDate.of(local.getYear(), local.getMonth(), local.getDayOfMonth())
                            .atTime(LocalTime.of(local.getHour(), local.getMinute(), local.getSecond())));
            assertThat(read.toInstant())
                    .as("%s in %s", text, zone)
                    .isEqualTo(local.toLocalDateTime().toInstant(offsets.get(0)));
            assertThat(epoch(EpochUnit.SECONDS).standardTime(seconds).epochMillis())
                    .isEqualTo(instant.toEpochMilli());
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "yyyy-MM-dd'T'HH:mm:ss | Asia/Shanghai",
                "yyyy-MM-dd HH:mm:ss.SSS | Europe/Berlin",
                "uuuuMMddHHmmss | America/St_Johns",
                "yyyyMMddHHmmssSSS | Australia/Lord_Howe",
                "yyyy/MM/dd HH:mm | America/Sao_Paulo",
                "dd.MM.yyyy | Asia/Shanghai",
                "yyyy年MM月dd日HH时 | UTC",
                "HH'h' mm, MM/dd uuuu | Pacific/Apia",
                "HHmmssSSSSSSSSSyyyyMMdd | Africa/Monrovia"
            })
    void aFixedPatternIsReadAsTheFormatterReadsIt(String pattern, String zone) {
        TimeConversion byPosition = pattern(pattern, zone);
        // An empty option changes nothing but the kind of the pattern.
        TimeConversion byFormatter = pattern(pattern + "[]", zone);
        SplittableRandom random = new SplittableRandom(pattern.hashCode());
        DateTimeFormatter writer = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
        assertThat(FixedTimePattern.of(pattern)).isNotNull();
        assertThat(FixedTimePattern.of(pattern + "[]")).isNull();
        for (int i = 0; i < 5_000; i++) {
            String text = writer.format(anyTime(random));
            String input = random.nextInt(3) == 0 ? altered(text, random) : text;

            assertThat(answer(byPosition, input))
                    .as(input)
                    .isEqualTo(answer(byFormatter, input).replace("[]", ""));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HH 'o''clock' yyyy-MM-dd",
                "yyyy''MM''dd",
                "yyyy-MM-dd[ HH:mm]",
                "yy-MM-dd",
                "yyyy-M-d",
                "yyyy-MM",
                "yyyy-MM-dd mm",
                "yyyy-MM-dd HH:mm:ssXXX",
                "yyyy-MM-dd MM",
                "dd/MMM/yyyy",
                "yyyy-MM-dd hh"
            })
    void aPatternOfAnotherKindIsLeftToTheFormatter(String pattern) {
        assertThat(FixedTimePattern.of(pattern)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Asia/Shanghai", "Europe/Berlin", "America/St_Johns", "Pacific/Apia", "Africa/Monrovia", "+08:00"
            })
    void everyMinuteAroundAChangeOfClocksIsReadAsTheFormatterReadsIt(String zone) {
        TimeConversion byPosition = pattern("uuuu-MM-dd HH:mm", zone);
        TimeConversion byFormatter = pattern("uuuu-MM-dd HH:mm[]", zone);
        TimeConversion counts =
                new TimeConversion(new TimeFormat(new SourceTime.Epoch(EpochUnit.SECONDS), ZoneId.of(zone), null));
        for (ZoneOffsetTransition transition : ZoneId.of(zone).getRules().getTransitions()) {
            for (int minute = -200; minute < 200; minute += 7) {
                LocalDateTime local =
                        transition.getDateTimeBefore().withSecond(0).plusMinutes(minute);
                String text = local.toString().replace('T', ' ').substring(0, 16);
                Instant instant = transition.getInstant().plusSeconds(minute);

                assertThat(answer(byPosition, text))
                        .isEqualTo(answer(byFormatter, text).replace("[]", ""));
                assertThat(OffsetDateTime.parse(answer(counts, instant.getEpochSecond())))
                        .isEqualTo(OffsetDateTime.parse(answer(counts, instant.getEpochSecond() + ""))
                                .withOffsetSameInstant(offset(instant, zone)));
            }
        }
    }

    /** The zone's, or Greenwich's where RFC 3339 cannot write that. */
    private static ZoneOffset offset(Instant instant, String zone) {
        ZoneOffset offset = ZoneId.of(zone).getRules().getOffset(instant);
        return offset.getTotalSeconds() % 60 == 0 ? offset : ZoneOffset.UTC;
    }

    private static LocalDateTime anyTime(SplittableRandom random) {
        int year = random.nextInt(10) == 0 ? random.nextInt(1, 10_000) : random.nextInt(1880, 2060);
        LocalDate date = LocalDate.ofYearDay(year, 1).plusDays(random.nextInt(365));
        return date.atTime(random.nextInt(24), random.nextInt(60), random.nextInt(60), random.nextInt(1_000_000_000));
    }

    private static String altered(String text, SplittableRandom random) {
        int at = random.nextInt(text.length());
        char c = "0123456789-:T .年x０".charAt(random.nextInt(18));
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, at) + text.substring(at + 1);
            case 1 -> text.substring(0, at) + c + text.substring(at);
            default -> text.substring(0, at) + c + text.substring(at + 1);
        };
    }

    private static String answer(TimeConversion conversion, Object value) {
        try {
            StandardTime time = conversion.standardTime(value);
            assertThat(conversion.convert(value)).isEqualTo(time.text());
            assertThat(OffsetDateTime.parse(time.text()).toInstant().toEpochMilli())
                    .isEqualTo(time.epochMillis());
            return time.text();
        } catch (FieldRefusal e) {
            return e.code() + " " + e.reason();
        }
    }

    @Test
    void aCountOfNanosecondsMayBeTextOfNineteenDigits() throws Exception {
        TimeConversion nanos =
                new TimeConversion(new TimeFormat(new SourceTime.Epoch(EpochUnit.NANOS), ZoneId.of("UTC"), null));

        assertThat(nanos.convert("1519081200123456789")).isEqualTo("2018-02-19T23:00:00.123456789Z");
        assertThatExceptionOfType(FieldRefusal.class)
                .isThrownBy(() -> nanos.convert("9999999999999999999"))
                .satisfies(e -> assertThat(e.reason().english()).contains("out of range"));
    }
}
