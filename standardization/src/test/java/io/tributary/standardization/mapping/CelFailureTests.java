package io.tributary.standardization.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cel.common.CelErrorCode;
import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelEvaluationExceptionBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said, in both languages, of an expression that a record makes fail. */
class CelFailureTests {

    /** Two Latin words in a row that stand neither in quotes nor in an expression. */
    private static final String ENGLISH = "(?s).*\\b[A-Za-z]{2,}[ ,]+[A-Za-z]{2,}.*";

    private static final Map<String, Object> RECORD =
            Map.of("s", "abc", "n", 5L, "l", List.of(1L, 2L), "m", Map.of("k", 1L), "nul", NullValue.NULL_VALUE);

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "record.x > 1 | 没有所引用的字段 'x'（可用 has(record.x)",
                "record['a b'] | 没有所引用的字段 'a b'",
                "record.l.exists(x, record.y) | 没有所引用的字段 'y'",
                "record.n.x | 不是对象，没有字段 'x'",
                "record.nul.x | 不是对象，没有字段 'x'",
                "record.l[5] | 数组下标 5 越界",
                "record.l[-1] | 数组下标 -1 越界",
                "record.l['a'] | 不适用于 '[ ]'",
                "record.s + record.n | 不适用于 '+'",
                "-record.s | 不适用于 '-'",
                "record.s > record.n | 不适用于 '>'",
                "record.s in record.n | 不适用于 'in'",
                "size(record.n) | 不适用于 'size'",
                "math.greatest(record.s) | 不适用于 'math.greatest'",
                "record.s.getHours() | 不适用于 'getHours'",
                "string(record.m) | 不适用于 'string'",
                "record.n ? 1 : 2 | 应为 true 或 false",
                "record.n && true | 应为 true 或 false",
                "1 / (record.n - 5) | 除数为零",
                "1 % (record.n - 5) | 除数为零",
                "9223372036854775807 + record.n | 超出可表示的范围",
                "uint(record.n) - uint(7) | 超出可表示的范围",
                "int(1e30) | 超出可表示的范围",
                "uint(0 - record.n) | 超出可表示的范围",
                "math.abs(-9223372036854775807 - 1) | 超出可表示的范围",
                "int(record.s) | 文本不是数字",
                "int('99999999999999999999') | 文本不是数字，或数字过大",
                "double(record.s) | 文本不是数字",
                "uint(record.s) | 无法转换为所需的类型",
                "bool(record.s) | 既不是 true 也不是 false",
                "string(b'\\xff') | 不是有效的 UTF-8",
                "timestamp(record.s) | 不是有效的时间",
                "timestamp('2018-02-30T00:00:00Z') | 不是有效的时间",
                "timestamp(999999999999999) | 时间超出公元",
                "timestamp('9999-12-31T23:59:59Z') + duration('48h') | 时间超出公元",
                "duration(record.s) | 不是有效的时长",
                "duration('99999999999999h') | 不是有效的时长",
                "timestamp('2018-02-20T00:00:00Z').getHours('Nowhere/Town') | 时区不存在",
                "timestamp('2018-02-20T00:00:00Z').getHours('+99:99') | 时区不存在",
                "record.s.matches(record.s + '(') | 不符合 RE2 的语法",
                "record.s.charAt(9) | 位置超出范围",
                "record.s.substring(2, 1) | 位置超出范围",
                "record.s.indexOf('a', 9) | 位置超出范围",
                "record.l.join(',') | 不是文本的元素",
                "record.n.all(x, x > 0) | 只有数组或对象",
                "{record.s: 1, record.s: 2} | 重复的键",
                "math.bitShiftLeft(1, 0 - record.n) | 移位的位数",
                "record.s.split('').map(a, [1]).size() == 3 && [0,1,2,3,4,5,6,7,8,9].all(a, [0,1,2,3,4,5,6,7,8,9].all(b,"
                        + " [0,1,2,3,4,5,6,7,8,9].all(c, [0,1,2,3,4,5,6,7,8,9].all(d, [0,1,2,3,4,5,6,7,8,9].all(e,"
                        + " [0,1,2].all(f, true)))))) | 逐项处理超过 100000 步"
            })
    void everyKindOfFailureIsToldInBothLanguages(String cel, String chinese) {
        CelExpression expression = CelExpression.value(cel);

        FieldRefusal refusal =
                catchThrowableOfType(FieldRefusal.class, () -> expression.evaluate(name -> Optional.of(RECORD)));

        assertThat(refusal).as("it does not fail").isNotNull();
        assertThat(refusal.reason().english()).hasSizeGreaterThan("the expression could not be evaluated: ".length());
        assertThat(refusal.reason().chinese()).contains(chinese);
        assertOwnChinese(refusal.reason().chinese());
    }

    @ParameterizedTest
    @EnumSource
    void aCodeWhoseWordsAreNotForeseenIsChineseToo(CelErrorCode code) {
        CelEvaluationException failure = CelEvaluationExceptionBuilder.newBuilder("something entirely new happened")
                .setErrorCode(code)
                .build();

        assertOwnChinese(CelFailure.of(failure).chinese());
        assertThat(CelFailure.of(failure).chinese()).containsPattern("\\p{IsHan}");
    }

    private static void assertOwnChinese(String chinese) {
        assertThat(chinese.replaceAll("'[^']*'|has\\(record\\.x\\)", "")).doesNotMatch(ENGLISH);
    }
}
