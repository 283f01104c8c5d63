package io.tributary.standardization.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordUseTests {

    private static RecordUse of(String expression) {
        return CelExpression.value(expression).recordUse();
    }

    @Test
    void namesLeadToTheMembersThatAreRead() {
        RecordUse use = of("has(record.a.b) && record.a.b > 1 && record.list.exists(x, x.y == record.c) || key == 'k'");

        assertThat(use.whole()).isFalse();
        assertThat(use.members()).containsExactlyInAnyOrder(List.of("a", "b"), List.of("list"), List.of("c"));
    }

    @Test
    void anExpressionMayReadNothing() {
        assertThat(of("topic + string(offset)")).isEqualTo(new RecordUse(false, List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "record",
                "size(record) > 1",
                "'a' in record",
                "record['a']",
                "record.exists(name, name == 'a')",
                "[1].exists(record, record == 1)",
                "cel.bind(record, {'a': 1}, record.a)"
            })
    void anythingElseReadsTheWhole(String expression) {
        assertThat(of(expression).whole()).isTrue();
    }
}
