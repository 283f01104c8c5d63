package io.tributary.ops.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldComparisonTests {

    private static List<FieldChange> changes(String before, String after) {
        return new FieldComparison(HiddenFields.of(List.of()))
                .changes(before.getBytes(StandardCharsets.UTF_8), after.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void recordsAreComparedHoweverDeepAndLongAGatewaysLimitsLetThemBe() {
        String deep = "[".repeat(500) + "]".repeat(500);
        String number = "1".repeat(5000);
        String name = "n".repeat(5000);

        assertThat(changes("{\"a\":" + deep + ",\"b\":1}", "{\"a\":" + deep + ",\"b\":" + number + "}"))
                .extracting(FieldChange::pointer)
                .containsExactly("/b");
        String deepest = "[".repeat(1500) + "]".repeat(1500);
        assertThat(changes("{\"a\":" + deepest + ",\"b\":1}", "{\"a\":" + deepest + ",\"b\":2}"))
                .extracting(FieldChange::pointer)
                .containsExactly("/b");
        assertThat(changes("{\"a\":" + deepest + "}", "{\"a\":[]}"))
                .extracting(FieldChange::pointer)
                .containsExactly("/a");
        assertThat(changes("{\"" + name + "\":1}", "{}")).hasSize(1);
    }
}
