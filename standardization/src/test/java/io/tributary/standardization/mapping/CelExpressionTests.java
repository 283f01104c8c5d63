package io.tributary.standardization.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tributary.core.outcome.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CelExpressionTests {

    private static final Map<String, Object> RECORD =
            Map.of("s", "x".repeat(1000), "l", List.of(1L, 2L, 3L), "t", "abcabc", "e", "");

    private static Object answer(String cel) throws FieldRefusal {
        return CelTree.fromCel(CelExpression.value(cel)
                .evaluate(name -> name.equals("record") ? Optional.of(RECORD) : Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "now()",
                "record.t.now()",
                "today()",
                "timestamp()",
                "rand() > 0.5",
                "math.random()",
                "random()",
                "uuid()",
                "randomUUID()",
                "current_timestamp",
                "time.now()",
                "getenv('HOME')"
            })
    void whatCouldDifferTheNextTimeIsRefusedWithTheReason(String cel) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CelExpression.value(cel))
                .withMessageContaining("expressions have no clock, no randomness and no way out of the record");
    }

    @Test
    void aMisspeltFunctionIsToldWithTheNearestAndAnUnknownOneWithAll() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CelExpression.value("record.t.startWith('a')"))
                .withMessageContaining("did you mean 'startsWith'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CelExpression.value("recrod.t"))
                .withMessageContaining("did you mean 'record'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CelExpression.value("xyzzyxyzzy(1)"))
                .withMessageContaining("known are abs, all, ");
    }

    static Stream<String> everyNamedFunction() {
        return Stream.of(
                "size('a') == 1 && type(1) == int && has(record.t) && dyn(1) == 1",
                "record.l.all(x, x > 0) && record.l.exists(x, x > 0) && !record.l.exists_one(x, x > 0)",
                "record.l.map(x, x).filter(x, x > 1).size() == 2 && cel.bind(a, 1, a + a) == 2",
                "int('1') == 1 && uint(1) == 1u && double('1') == 1.0 && string(1) == '1' && bool('true')",
                "bytes('a') == b'a' && timestamp(0) == timestamp('1970-01-01T00:00:00Z') && duration('1s') == duration('1000ms')",
                "'abc'.contains('b') && 'abc'.startsWith('a') && 'abc'.endsWith('c') && 'abc'.matches('^a')",
                "'abc'.charAt(1) == 'b' && 'abca'.indexOf('a') == 0 && 'abca'.lastIndexOf('a') == 3",
                "['a', 'b'].join() == 'ab' && ['a', 'b'].join('-') == 'a-b' && 'A'.lowerAscii() == 'a' && 'a'.upperAscii() == 'A'",
                "strings.quote('a') == '\"a\"' && 'aba'.replace('a', 'c') == 'cbc' && 'aba'.replace('a', 'c', 1) == 'cba'",
                "'abc'.reverse() == 'cba' && 'a,b'.split(',') == ['a', 'b'] && 'abc'.substring(1) == 'bc' && ' a '.trim() == 'a'",
                "math.abs(-1) == 1 && math.ceil(1.2) == 2.0 && math.floor(1.8) == 1.0 && math.round(1.5) == 2.0",
                "math.trunc(1.5) == 1.0 && math.sign(-2) == -1 && math.sqrt(4) == 2.0 && math.greatest(1, 2) == 2 && math.least(1, 2) == 1",
                "!math.isNaN(1.0) && !math.isInf(1.0) && math.isFinite(1.0)",
                "math.bitAnd(3, 1) == 1 && math.bitOr(2, 1) == 3 && math.bitXor(3, 1) == 2 && math.bitNot(0) == -1",
                "math.bitShiftLeft(1, 2) == 4 && math.bitShiftRight(4, 2) == 1",
                "timestamp(0).getFullYear() == 1970 && timestamp(0).getMonth() == 0 && timestamp(0).getDate() == 1",
                "timestamp(0).getDayOfMonth() == 0 && timestamp(0).getDayOfWeek() == 4 && timestamp(0).getDayOfYear() == 0",
                "timestamp(1).getHours() == 0 && timestamp(1).getMinutes() == 0 && timestamp(1).getSeconds() == 1 && timestamp(1).getMilliseconds() == 0");
    }

    @ParameterizedTest
    @MethodSource
    void everyNamedFunction(String cel) throws FieldRefusal {
        assertThat(answer(cel)).isEqualTo(true);
    }

    @Test
    void theNamesThatAreToldAllExist() {
        String tried = String.join(" ", everyNamedFunction().toList());

        assertThat(CelNames.FUNCTIONS).allSatisfy(name -> assertThat(tried).contains(name + "("));
    }

    @Test
    void theZoneOfTheMachineDoesNotCount() throws FieldRefusal {
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String other : List.of("Asia/Shanghai", "America/New_York")) {
                TimeZone.setDefault(TimeZone.getTimeZone(other));
                assertThat(answer("timestamp('2020-01-01T00:00:00Z').getHours()"))
                        .isEqualTo(0L);
                assertThat(answer("timestamp('2020-01-01T00:00:00Z').getHours('Asia/Shanghai')"))
                        .isEqualTo(8L);
                assertThat(answer("string(timestamp(0))")).isEqualTo("1970-01-01T00:00:00Z");
            }
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'aaa'.replace('a', 'bb') | bbbbbb",
                "'aaa'.replace('a', 'bb', 2) | bbbba",
                "'aaa'.replace('a', 'b', 0) | aaa",
                "'aaa'.replace('a', 'b', -1) | bbb",
                "'ab'.replace('', '-') | -a-b-",
                "'ab'.replace('', '-', 2) | -a-b",
                "'ab'.replace('x', '-') | ab",
                "'aaa'.replace('aa', 'b') | ba",
                "record.t.replace('abc', '') + 'x' | x",
                "['a', 'b', 'c'].join(', ') | a, b, c",
                "record.t + record.t | abcabcabcabc"
            })
    void textsArePutTogetherAsTheLibraryDoes(String cel, String expected) throws FieldRefusal {
        assertThat(answer(cel)).isEqualTo(expected);
    }

    private static String doubled(String start, int times) {
        String inner = "x" + times;
        for (int i = times; i > 0; i--) {
            inner = "cel.bind(x" + i + ", " + (i == 1 ? start : "x" + (i - 1)) + " + "
                    + (i == 1 ? start : "x" + (i - 1)) + ", " + inner + ")";
        }
        return inner;
    }

    static Stream<String> growing() {
        return Stream.of(
                doubled("record.s", 20),
                "size(" + doubled("bytes(record.s)", 20) + ")",
                doubled("[1]", 20),
                "record.s.replace('', record.s).replace('', record.s)",
                "record.s.replace('x', record.s).replace('x', record.s, 100000)",
                "record.s.split('').map(x, record.s).map(y, y + record.s).map(y, y + record.s).map(y, y + record.s)",
                "record.s.split('').map(x, record.s + record.s).join(record.s)",
                "record.s.split('').map(x, [record.s, record.s, record.s, record.s, record.s])");
    }

    @ParameterizedTest
    @MethodSource
    void growing(String cel) {
        assertThatExceptionOfType(FieldRefusal.class)
                .isThrownBy(() -> answer(cel))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.EXPRESSION_FAILED))
                .satisfies(refusal -> assertThat(refusal.reason().english()).contains(" more than "))
                .satisfies(refusal -> assertThat(refusal.reason().chinese()).contains("超过"));
    }

    @Test
    void eachEvaluationHasAnAccountOfItsOwn() throws FieldRefusal {
        CelExpression half = CelExpression.value(doubled("record.s", 10));

        for (int i = 0; i < 20; i++) {
            assertThat(half.evaluate(name -> Optional.of(RECORD))).asString().hasSize(1_024_000);
        }
    }
}
