package io.tributary.standardization.registry;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The form in which a text that is no schema is kept in a registry: a JSON Schema that permits everything and carries
 * the text verbatim, so that comments and line numbers survive and a registry that checks its schemas accepts it.
 */
public final class RegistryDocument {

    private static final String TEXT = "x-tributary-text";
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private RegistryDocument() {}

    /**
     * @param after the version that this one follows, 0 for none. It makes each version's text unique: a registry gives
     *     a text that it has seen before its old number, and going back to an earlier text would go unnoticed.
     */
    public static String encode(DocumentKind kind, String name, String text, int after) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("$schema", "http://json-schema.org/draft-07/schema#");
        document.put("title", "Tributary " + kind.word() + " " + name);
        document.put("description", "Not a schema: a text of Tributary's catalog, kept under " + TEXT);
        document.put("x-tributary-kind", kind.word());
        document.put("x-tributary-name", name);
        document.put("x-tributary-after", after);
        document.put(TEXT, text);
        return MAPPER.writeValueAsString(document);
    }

    /** The text that a document carries; empty where it is none that {@link #encode} wrote. */
    public static Optional<String> decode(String document) {
        try {
            JsonNode text = MAPPER.readTree(document).path(TEXT);
            return text.isString() ? Optional.of(text.stringValue()) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
