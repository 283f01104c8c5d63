package io.tributary.standardization.validation;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.PatternSyntaxException;
import org.everit.json.schema.ObjectSchema;
import org.everit.json.schema.Schema;
import org.everit.json.schema.StringSchema;
import org.jspecify.annotations.Nullable;

/**
 * The texts of the patterns in everit's model, which it gives away only as patterns of the platform's own dialect. Nothing
 * is ever matched with those. Stateless.
 */
final class ModelPatterns {

    private ModelPatterns() {}

    /** Null where the schema has no pattern. */
    static @Nullable String of(StringSchema schema) {
        try {
            return schema.getPattern() == null ? null : schema.getPattern().pattern();
        } catch (PatternSyntaxException e) {
            // It is RE2's dialect, which has more; the refusal carries the text.
            return e.getPattern();
        }
    }

    /** By the pattern of the name; null where one cannot be had. */
    @SuppressWarnings("deprecation")
    static @Nullable Map<String, Schema> of(ObjectSchema schema) {
        Map<String, Schema> byPattern = new HashMap<>();
        try {
            schema.getPatternProperties().forEach((pattern, member) -> byPattern.put(pattern.pattern(), member));
        } catch (PatternSyntaxException e) {
            return null;
        }
        return byPattern;
    }
}
