package io.tributary.standardization.catalog;

import static io.tributary.standardization.catalog.FieldRuleFixture.error;
import static io.tributary.standardization.catalog.FieldRuleFixture.field;
import static io.tributary.standardization.catalog.FieldRuleFixture.standard;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.outcome.RecordError;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules for times, written or counted. */
class TimeRuleTests {

    @Test
    void timesAreReadInTheFirstPatternThatFits() {
        String rule = "{from: $.a, time: ['yyyy-MM-dd HH:mm:ss', yyyy年M月d日, 'yyyy年M月d日ah时'], numerals: chinese,"
                + " zone: Asia/Shanghai}";

        assertThat(standard(rule, "{\"a\":\"2018-02-20 07:00:00\"}"))
                .isEqualTo("{\"f\":\"2018-02-20T07:00:00+08:00\"}");
        assertThat(standard(rule, "{\"a\":\"2018年2月20日\"}")).isEqualTo("{\"f\":\"2018-02-20T00:00:00+08:00\"}");
        assertThat(standard(rule, "{\"a\":\"二〇一八年二月二十日\"}")).isEqualTo("{\"f\":\"2018-02-20T00:00:00+08:00\"}");
        assertThat(standard(rule, "{\"a\":\"二〇一八年二月二十日下午三时\"}")).isEqualTo("{\"f\":\"2018-02-20T15:00:00+08:00\"}");
        RecordError refused = error(rule, "{\"a\":\"二〇一八年二月三十日\"}");
        assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_TIME);
        assertThat(refused.seen()).isEqualTo("'二〇一八年二月三十日'");
        assertThat(refused.message().chinese()).startsWith("f：'二〇一八年二月三十日' 不符合任何一种格式：yyyy-MM-dd HH:mm:ss | ");
        assertThat(error(rule, "{\"a\":true}").code()).isEqualTo(ErrorCode.INVALID_TYPE);
    }

    @Test
    void countsOfEveryDeclaredUnitAreTimes() {
        for (String unit : List.of("seconds:1", "millis:1000", "micros:1000000", "nanos:1000000000")) {
            String[] parts = unit.split(":");
            String rule = "{from: $.a, time: epoch-" + parts[0] + ", zone: UTC}";

            assertThat(standard(rule, "{\"a\":" + parts[1] + "}")).isEqualTo("{\"f\":\"1970-01-01T00:00:01Z\"}");
            assertThat(standard(rule, "{\"a\":\"-" + parts[1] + "\"}")).isEqualTo("{\"f\":\"1969-12-31T23:59:59Z\"}");
        }
        assertThat(standard("{from: $.a, time: epoch-micros, zone: UTC}", "{\"a\":1519081200123456}"))
                .isEqualTo("{\"f\":\"2018-02-19T23:00:00.123456Z\"}");
        assertThat(error("{from: $.a, time: epoch-micros, zone: UTC}", "{\"a\":1.5}")
                        .message()
                        .chinese())
                .isEqualTo("f：1.5 不是整数微秒");
    }

    @Test
    void aTimeOfSeveralPatternsIsTheEventTime() {
        Outcome outcome =
                field("{from: $.a, time: [yyyy-MM-dd, yyyyMMdd], zone: UTC}").outcome("{\"a\":\"19700102\"}");

        assertThat(((Outcome.Mirrored) outcome).eventTimeMillis()).isEqualTo(86_400_000);
    }
}
