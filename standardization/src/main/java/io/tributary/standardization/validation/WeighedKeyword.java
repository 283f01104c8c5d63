package io.tributary.standardization.validation;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A keyword of networknt's whose check takes longer for a larger value: it pays for the value before it looks. The library
 * itself counts how many keywords it evaluates, but one of them may look at a megabyte.
 *
 * <p><b>Threading:</b> immutable.
 */
record WeighedKeyword(Keyword plain) implements Keyword {

    /** All that look at more than a value's kind or size, but formats, which pay by themselves. */
    static final Set<String> NAMES = Set.of(
            "pattern",
            "minLength",
            "maxLength",
            "enum",
            "const",
            "patternProperties",
            "contentEncoding",
            "contentMediaType");

    @Override
    public String getValue() {
        return plain.getValue();
    }

    @Override
    public KeywordValidator newValidator(SchemaLocation location, JsonNode value, Schema parent, SchemaContext context)
            throws Exception {
        KeywordValidator validator = plain.newValidator(location, value, parent, context);
        return new Weighed(validator, plain.getValue().equals("patternProperties") ? value.size() : 1);
    }

    /** What checking the record may still cost. */
    static Effort effortOf(ExecutionContext execution) {
        return execution.getCollectorContext().computeIfAbsent(Effort.class, key -> new Effort());
    }

    private record Weighed(KeywordValidator plain, int times) implements KeywordValidator {

        @Override
        public void validate(ExecutionContext execution, JsonNode value, JsonNode root, NodePath place) {
            Effort effort = effortOf(execution);
            for (int i = 0; i < times; i++) {
                pay(effort, value);
            }
            plain.validate(execution, value, root, place);
        }

        private static void pay(Effort effort, JsonNode value) {
            effort.spend(1);
            if (value.isString()) {
                effort.spendOn(value.stringValue());
            } else {
                value.values().forEach(inside -> pay(effort, inside));
            }
        }

        @Override
        public String getKeyword() {
            return plain.getKeyword();
        }

        @Override
        public SchemaLocation getSchemaLocation() {
            return plain.getSchemaLocation();
        }

        @Override
        public void preloadSchema() {
            plain.preloadSchema();
        }
    }
}
