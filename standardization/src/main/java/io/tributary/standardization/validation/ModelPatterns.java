package io.tributary.standardization.validation;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.everit.json.schema.ObjectSchema;
import org.everit.json.schema.Schema;
import org.everit.json.schema.StringSchema;
import org.jspecify.annotations.Nullable;

/**
 * The texts of the patterns in everit's model, which it gives away only as patterns of the platform's own dialect. It is
 * therefore given names that are patterns of any dialect. Nothing is ever matched with those. Stateless.
 */
final class ModelPatterns {

    private ModelPatterns() {}

    /** Letters, digits, {@code -} and {@code _} only. */
    static String name(String pattern) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(pattern.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Pattern named) {
        return new String(Base64.getUrlDecoder().decode(named.pattern()), StandardCharsets.UTF_8);
    }

    /** Null where the schema has no pattern. */
    static @Nullable String of(StringSchema schema) {
        return schema.getPattern() == null ? null : text(schema.getPattern());
    }

    /** By the pattern of the name. */
    @SuppressWarnings("deprecation")
    static Map<String, Schema> of(ObjectSchema schema) {
        Map<String, Schema> byPattern = new LinkedHashMap<>();
        schema.getPatternProperties().forEach((pattern, member) -> byPattern.put(text(pattern), member));
        return byPattern;
    }
}
