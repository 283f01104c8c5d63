package io.tributary.standardization.catalog;

import static io.tributary.standardization.catalog.FieldRuleFixture.error;
import static io.tributary.standardization.catalog.FieldRuleFixture.standard;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.RecordError;
import org.junit.jupiter.api.Test;

/** Rules for pairs of degrees. */
class CoordinateRuleTests {

    private static String pair(String from, String to, String give) {
        return "{coordinates: {longitude: {from: $.x, missing: ''}, latitude: $.y, from: " + from + ", to: " + to
                + ", give: " + give + "}}";
    }

    @Test
    void coordinatesTurnIntoAnotherSystem() {
        String record = "{\"x\":\"116.404\",\"y\":39.915}";

        assertThat(standard(pair("wgs-84", "gcj-02", "longitude"), record)).isEqualTo("{\"f\":116.410244}");
        assertThat(standard(pair("wgs-84", "gcj-02", "latitude, scale: 3"), record))
                .isEqualTo("{\"f\":39.916}");
        assertThat(standard(pair("cgcs2000", "gcj-02", "array"), record)).isEqualTo("{\"f\":[116.410244,39.916404]}");
        assertThat(standard(pair("gcj-02", "bd-09", "object"), record))
                .isEqualTo("{\"f\":{\"longitude\":116.410369,\"latitude\":39.921337}}");
        assertThat(standard(pair("wgs-84", "cgcs2000", "array"), record)).isEqualTo("{\"f\":[116.404,39.915]}");
        assertThat(standard(pair("wgs-84", "gcj-02", "array"), "{\"x\":\"\",\"y\":1}"))
                .isEqualTo("{}");
        assertThat(standard(
                        "{from: $.a, each: " + pair("wgs-84", "cgcs2000", "longitude") + "}",
                        "{\"a\":[{\"x\":1,\"y\":2}]}"))
                .isEqualTo("{\"f\":[1]}");
    }

    @Test
    void degreesThatAreNoneAreRefusedWithAHintWhereTheyAreSwapped() {
        String rule = pair("gcj-02", "wgs-84", "array");

        RecordError swapped = error(rule, "{\"x\":30.2,\"y\":120.1}");
        assertThat(swapped)
                .extracting(RecordError::code, RecordError::pointer, RecordError::sourcePointer, RecordError::seen)
                .containsExactly(ErrorCode.INVALID_COORDINATES, "/f", "/y", "120.1");
        assertThat(swapped.message().english()).contains("look swapped");
        assertThat(swapped.message().chinese()).contains("经度与纬度可能写反了");
        assertThat(error(rule, "{\"x\":181,\"y\":30}").sourcePointer()).isEqualTo("/x");
        assertThat(error(rule, "{\"x\":181,\"y\":91}").message().english()).doesNotContain("swapped");
        assertThat(error(rule, "{\"x\":\"east\",\"y\":30}"))
                .extracting(RecordError::code, RecordError::sourcePointer)
                .containsExactly(ErrorCode.INVALID_NUMBER, "/x");
    }
}
