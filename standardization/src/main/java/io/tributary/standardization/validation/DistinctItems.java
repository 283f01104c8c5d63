package io.tributary.standardization.validation;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * {@code uniqueItems} for networknt's validator, whose own takes quadratic time for elements of one hash. Here elements are
 * compared by a text that equal ones share, and texts of one hash are still found by their order, whoever chose them.
 *
 * <p><b>Threading:</b> immutable.
 */
final class DistinctItems extends BaseKeywordValidator {

    private final boolean demanded;

    private DistinctItems(
            Keyword keyword, SchemaLocation location, JsonNode value, Schema parent, SchemaContext context) {
        super(keyword, value, location, parent, context);
        this.demanded = value.isBoolean() && value.booleanValue();
    }

    /** In the place of the library's own. */
    static Keyword keyword() {
        return new Keyword() {
            @Override
            public String getValue() {
                return "uniqueItems";
            }

            @Override
            public KeywordValidator newValidator(
                    SchemaLocation location, JsonNode value, Schema parent, SchemaContext context) {
                return new DistinctItems(this, location, value, parent, context);
            }
        };
    }

    @Override
    public void validate(ExecutionContext execution, JsonNode value, JsonNode root, NodePath place) {
        if (demanded && value.isArray() && !areDistinct(value, WeighedKeyword.effortOf(execution))) {
            execution.addError(error().instanceNode(value)
                    .instanceLocation(place)
                    .evaluationPath(execution.getEvaluationPath())
                    .locale(execution.getExecutionConfig().getLocale())
                    .build());
        }
    }

    private static boolean areDistinct(JsonNode elements, Effort effort) {
        Set<String> seen = new HashSet<>();
        for (JsonNode element : elements.values()) {
            StringBuilder key = new StringBuilder();
            write(element, key, effort);
            if (!seen.add(key.toString())) {
                return false;
            }
        }
        return true;
    }

    /** Numbers by their worth, members in the order of their names, texts with their length in front. */
    private static void write(JsonNode value, StringBuilder key, Effort effort) {
        effort.spend(1);
        if (value.isString()) {
            effort.spendOn(value.stringValue());
            writeText(value.stringValue(), key);
        } else if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            key.append(number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros())
                    .append(',');
        } else if (value.isObject()) {
            key.append('{');
            TreeMap<String, JsonNode> members = new TreeMap<>();
            value.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
            members.forEach((name, member) -> {
                writeText(name, key);
                write(member, key, effort);
            });
            key.append('}');
        } else if (value.isArray()) {
            key.append('[');
            value.values().forEach(inside -> write(inside, key, effort));
            key.append(']');
        } else {
            key.append(value.asString()).append(',');
        }
    }

    private static void writeText(String text, StringBuilder key) {
        key.append('"').append(text.length()).append(':').append(text);
    }
}
