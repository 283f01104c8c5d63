package io.tributary.standardization.mapping;

import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.outcome.Wording;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why an expression failed on a record: in CEL's own words in English, where those help, and wholly in ours in Chinese. Only
 * names are taken over from CEL's words: of fields, functions and operators. Stateless.
 */
final class CelFailure {

    private static final Map<CelErrorCode, String> CHINESE = Map.of(
            CelErrorCode.DIVIDE_BY_ZERO, "除数为零",
            CelErrorCode.NUMERIC_OVERFLOW, "数值超出可表示的范围",
            CelErrorCode.DUPLICATE_ATTRIBUTE, "构造的对象中有重复的键",
            CelErrorCode.INVALID_ARGUMENT, "函数的参数无效",
            CelErrorCode.BAD_FORMAT, "文本无法转换为所需的类型",
            CelErrorCode.AMBIGUOUS_OVERLOAD, "无法确定应采用哪一种运算",
            CelErrorCode.TYPE_NOT_FOUND, "值的类型未知");

    /** By how CEL's words begin or what they hold, within one code. */
    private record Kind(CelErrorCode code, String sign, Wording own) {

        private static Kind of(CelErrorCode code, String sign, String english, String chinese) {
            return new Kind(code, sign, Wording.of(english, chinese));
        }
    }

    /** An English wording without letters of its own takes CEL's. */
    private static final List<Kind> KINDS = List.of(
            Kind.of(CelErrorCode.INVALID_ARGUMENT, "expected boolean", "", "此处的值应为 true 或 false"),
            Kind.of(CelErrorCode.INVALID_ARGUMENT, "parsing regexp", "", "正则表达式不符合 RE2 的语法"),
            Kind.of(CelErrorCode.INVALID_ARGUMENT, "iteration range", "", "只有数组或对象才能逐项处理"),
            Kind.of(CelErrorCode.BAD_FORMAT, "invalid duration", "", "文本不是有效的时长，例如 '1h30m'"),
            Kind.of(CelErrorCode.BAD_FORMAT, "time-zone", "", "时区不存在，例如应为 'Asia/Shanghai'"),
            Kind.of(CelErrorCode.BAD_FORMAT, "Zone ", "", "时区不存在，例如应为 'Asia/Shanghai'"),
            Kind.of(CelErrorCode.BAD_FORMAT, "could not be parsed", "", "文本不是有效的时间，例如 '2018-02-20T07:00:00Z'"),
            Kind.of(CelErrorCode.BAD_FORMAT, "to 'bool'", "", "文本既不是 true 也不是 false"),
            Kind.of(CelErrorCode.BAD_FORMAT, "UTF-8", "", "字节不是有效的 UTF-8"),
            Kind.of(CelErrorCode.BAD_FORMAT, "input string", "", "文本不是数字，或数字过大"),
            Kind.of(
                    CelErrorCode.INTERNAL_ERROR,
                    "list_join",
                    "an element that is to be joined is no text",
                    "要拼接的数组中有不是文本的元素"),
            Kind.of(
                    CelErrorCode.INTERNAL_ERROR,
                    "timestamp",
                    "the time lies outside the years 1 to 9999",
                    "时间超出公元 1 至 9999 年"),
            Kind.of(CelErrorCode.INTERNAL_ERROR, "duration", "the duration is too long", "时长过长"),
            Kind.of(
                    CelErrorCode.INTERNAL_ERROR,
                    "bitShift",
                    "bits cannot be shifted by a negative number",
                    "移位的位数不能为负"),
            Kind.of(CelErrorCode.INTERNAL_ERROR, "out of", "", "文本中的位置超出范围"));

    private static final Pattern FIELD = Pattern.compile("(?:key|field) '(.*?)'(?: is not|\\. )");
    private static final Pattern FUNCTION = Pattern.compile("function '(.*?)'");
    private static final Pattern INDEX = Pattern.compile("-?[0-9]+$");
    private static final Map<String, String> WRITTEN =
            Map.of("_[_]", "[ ]", "@in", "in", "_?_:_", "? :", "math.@max", "math.greatest", "math.@min", "math.least");

    private CelFailure() {}

    static Wording of(CelEvaluationException e) {
        String message = String.valueOf(e.getMessage());
        int detail = message.indexOf(": ");
        String said = message.startsWith("evaluation error") && detail >= 0 ? message.substring(detail + 2) : message;
        String english = RecordError.shorten(said);
        return switch (e.getErrorCode()) {
            case ATTRIBUTE_NOT_FOUND ->
                Wording.of(
                        english + " (has(record.x) tells whether a field is there)",
                        ChineseSpacing.join(absent(said), "（可用 has(record.x) 判断字段是否存在）"));
            case INDEX_OUT_OF_BOUNDS -> Wording.of(english, ChineseSpacing.join("数组下标", found(INDEX, said), "越界"));
            case OVERLOAD_NOT_FOUND -> Wording.of(english, "值的类型不适用于 '" + operation(said) + "'");
            case ITERATION_BUDGET_EXCEEDED ->
                Wording.of(
                        "it makes more than " + CelExpression.MAX_ITERATIONS + " steps of all, exists, map and filter",
                        "逐项处理超过 " + CelExpression.MAX_ITERATIONS + " 步");
            default -> ofKind(e.getErrorCode(), said, english);
        };
    }

    /** A function met an argument that the library did not foresee. */
    static Wording of(RuntimeException e) {
        return Wording.of(
                "a function cannot take its argument: " + RecordError.shorten(String.valueOf(e.getMessage())),
                "函数无法处理它的参数");
    }

    private static Wording ofKind(CelErrorCode code, String said, String english) {
        for (Kind kind : KINDS) {
            if (kind.code() == code && said.contains(kind.sign())) {
                String own = kind.own().english();
                return Wording.of(own.isEmpty() ? english : own, kind.own().chinese());
            }
        }
        return Wording.of(english, CHINESE.getOrDefault(code, "函数无法处理它的参数"));
    }

    private static String absent(String said) {
        String name = found(FIELD, said);
        // By an index in brackets, CEL says nothing but the name.
        String shown = "'" + RecordError.shorten(name.isEmpty() ? said : name) + "'";
        return said.contains("Field selections") ? "所在的值不是对象，没有字段 " + shown : "记录中没有所引用的字段 " + shown;
    }

    private static String operation(String said) {
        String function = found(FUNCTION, said);
        String written = WRITTEN.get(function);
        return written == null ? function.replace("_", "") : written;
    }

    private static String found(Pattern pattern, String said) {
        Matcher matcher = pattern.matcher(said);
        return !matcher.find() ? "" : matcher.groupCount() == 0 ? matcher.group() : matcher.group(1);
    }
}
