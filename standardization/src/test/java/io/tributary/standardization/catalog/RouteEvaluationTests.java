package io.tributary.standardization.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.contract.RouteEvaluator;
import io.tributary.core.contract.RouteEvaluator.Evaluation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteEvaluationTests {

    private final RouteEvaluator route = new SnapshotFixture().route("""
                    route: polluted
                    source: {topic: std.air}
                    targets:
                      - topic: all
                      - {topic: polluted, when: record.aqi > 150, select: [cityCode, aqi, $.place.lon, gone], key: cityCode}
                      - {topic: flagged, when: record.flag, key: $.place.code}
                    """).routeEvaluator();

    private Evaluation evaluate(String value) {
        return route.evaluate(SnapshotFixture.record(value.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> texts(Evaluation evaluation) {
        return evaluation.derived().stream()
                .map(derived -> derived.topic() + " " + text(derived.key()) + " " + text(derived.value()))
                .toList();
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "null" : new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void aRecordGoesToEachTargetThatWantsItInTheTargetsForm() {
        String value = "{\"aqi\":180, \"cityCode\":330100,\"place\":{\"lon\":1.50,\"code\":\"x\"},\"flag\":true}";
        Evaluation evaluation = evaluate(value);

        assertThat(evaluation.failure()).isNull();
        assertThat(texts(evaluation))
                .containsExactly(
                        "all source-key " + value,
                        "polluted 330100 {\"cityCode\":330100,\"aqi\":180,\"lon\":1.50}",
                        "flagged x " + value);
    }

    @Test
    void aRecordThatNoConditionWantsGoesWhereThereIsNone() {
        Evaluation evaluation = evaluate("{\"aqi\":10,\"flag\":false}");

        assertThat(evaluation.failure()).isNull();
        assertThat(texts(evaluation)).containsExactly("all source-key {\"aqi\":10,\"flag\":false}");
    }

    @Test
    void aTargetThatCannotBeDecidedIsReportedAndLeavesTheOthersAlone() {
        Evaluation evaluation = evaluate("{\"aqi\":200,\"flag\":true}");

        assertThat(texts(evaluation)).containsExactly("all source-key {\"aqi\":200,\"flag\":true}");
        assertThat(String.valueOf(evaluation.failure()))
                .contains("polluted: ", "flagged: ", "cityCode", "$.place.code");
    }

    @Test
    void whatIsNoJsonGoesNowhereAndIsReported() {
        Evaluation evaluation = evaluate("{\"aqi\":");

        assertThat(evaluation.derived()).isEmpty();
        assertThat(String.valueOf(evaluation.failure())).contains("JSON");
    }

    @Test
    void aTombstoneGoesWhereTheKeyIsKept() {
        assertThat(texts(route.evaluate(SnapshotFixture.record(null)))).containsExactly("all source-key null");
    }
}
