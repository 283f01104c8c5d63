package io.tributary.standardization.mapping;

import io.tributary.core.outcome.Wording;
import io.tributary.standardization.validation.SchemaViolation;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the keywords of JSON Schema ask for, in words that go on after "must be" and "应". Stateless.
 */
final class SchemaDemands {

    /** Begins what is a noun in Chinese. */
    private static final String BE = "为";

    /** A {@code %s} stands for what the schema says under the keyword. */
    private static final Map<String, Wording> QUOTING = Map.ofEntries(
            Map.entry("minimum", Wording.of("at least %s", "不小于 %s")),
            Map.entry("maximum", Wording.of("at most %s", "不大于 %s")),
            Map.entry("exclusiveMinimum", Wording.of("more than %s", "大于 %s")),
            Map.entry("exclusiveMaximum", Wording.of("less than %s", "小于 %s")),
            Map.entry("multipleOf", Wording.of("a multiple of %s", "为 %s 的整数倍")),
            Map.entry("minLength", Wording.of("text of at least %s characters", "至少有 %s 个字符")),
            Map.entry("maxLength", Wording.of("text of at most %s characters", "至多有 %s 个字符")),
            Map.entry("pattern", Wording.of("text that matches %s", "匹配正则表达式 %s")),
            Map.entry("format", Wording.of("text in the format %s", "符合 %s 格式")),
            Map.entry("enum", Wording.of("one of %s", "为 %s 之一")),
            Map.entry("const", Wording.of("exactly %s", "等于 %s")),
            Map.entry("minItems", Wording.of("an array of at least %s elements", "至少有 %s 个元素")),
            Map.entry("maxItems", Wording.of("an array of at most %s elements", "至多有 %s 个元素")),
            Map.entry("contains", Wording.of("an array with an element that fits %s", "至少有一个元素满足 %s")),
            Map.entry("minContains", Wording.of("an array with at least %s fitting elements", "至少有 %s 个元素满足条件")),
            Map.entry("maxContains", Wording.of("an array with at most %s fitting elements", "至多有 %s 个元素满足条件")),
            Map.entry("minProperties", Wording.of("an object of at least %s fields", "至少有 %s 个字段")),
            Map.entry("maxProperties", Wording.of("an object of at most %s fields", "至多有 %s 个字段")),
            Map.entry("propertyNames", Wording.of("an object whose names fit %s", "为字段名满足 %s 的对象")),
            Map.entry("oneOf", Wording.of("a value that fits exactly one of %s", "恰好满足 %s 中的一项")),
            Map.entry("anyOf", Wording.of("a value that fits at least one of %s", "至少满足 %s 中的一项")),
            Map.entry("allOf", Wording.of("a value that fits all of %s", "满足 %s 的全部条件")),
            Map.entry("not", Wording.of("a value that does not fit %s", "不满足 %s")));

    private static final Wording UNKNOWN_FIELD = Wording.of("a field that the schema names", "为 Schema 中定义的字段");
    private static final Wording DEMANDED_FIELD = Wording.of("there, since another field is", "与相关字段同时出现");
    private static final Wording FURTHER_ELEMENT =
            Wording.of("an element that the schema provides for", "为 Schema 中定义的元素");

    private static final Map<String, Wording> PLAIN = Map.of(
            "required", Wording.of("there", "必填"),
            "dependencies", DEMANDED_FIELD,
            "dependentRequired", DEMANDED_FIELD,
            "additionalProperties", UNKNOWN_FIELD,
            "unevaluatedProperties", UNKNOWN_FIELD,
            "additionalItems", FURTHER_ELEMENT,
            "unevaluatedItems", FURTHER_ELEMENT,
            "exclusiveMinimum", Wording.of("more than the minimum", "大于最小值"),
            "exclusiveMaximum", Wording.of("less than the maximum", "小于最大值"),
            "uniqueItems", Wording.of("an array of elements that all differ", "为元素互不重复的数组"));

    private static final Map<String, Wording> TYPES = Map.of(
            "\"string\"", Wording.of("a string", "字符串"),
            "\"integer\"", Wording.of("an integer", "整数"),
            "\"number\"", Wording.of("a number", "数字"),
            "\"boolean\"", Wording.of("true or false", "布尔值"),
            "\"object\"", Wording.of("an object", "对象"),
            "\"array\"", Wording.of("an array", "数组"),
            "\"null\"", Wording.of("null", "空值 null"));

    private SchemaDemands() {}

    /** What would have been right, standing alone. */
    static Wording expected(SchemaViolation violation) {
        Wording demand = of(violation);
        String chinese = demand.chinese();
        return Wording.of(
                demand.english(),
                chinese.startsWith(BE) ? chinese.substring(BE.length()).strip() : chinese);
    }

    static Wording of(SchemaViolation violation) {
        String keyword = violation.keyword();
        String quoted = violation.expected();
        if (keyword.equals("type") && quoted != null) {
            return types(quoted);
        }
        // A switch, such as draft 4's exclusive bounds, says nothing that could be quoted.
        Wording quoting = quoted == null || quoted.equals("true") ? null : QUOTING.get(keyword);
        if (quoting != null) {
            return Wording.of(
                    quoting.english().formatted(quoted), quoting.chinese().formatted(quoted));
        }
        Wording plain = PLAIN.get(keyword);
        return plain != null
                ? plain
                : Wording.of("as '" + rule(violation) + "' demands", "满足 '" + rule(violation) + "'");
    }

    /** The keyword with what the schema says under it. */
    static String rule(SchemaViolation violation) {
        return violation.expected() == null ? violation.keyword() : violation.keyword() + ": " + violation.expected();
    }

    private static Wording types(String json) {
        List<Wording> wanted = TYPES.entrySet().stream()
                .filter(type -> json.contains(type.getKey()))
                .sorted(Comparator.comparingInt(type -> json.indexOf(type.getKey())))
                .map(Map.Entry::getValue)
                .toList();
        return Wording.of(
                joined(wanted.stream().map(Wording::english).toList(), " or "),
                BE + joined(wanted.stream().map(Wording::chinese).toList(), "或"));
    }

    private static String joined(List<String> alternatives, String or) {
        return alternatives.stream().collect(Collectors.joining(or));
    }
}
