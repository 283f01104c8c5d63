package io.tributary.standardization.registry;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON that goes to and comes from a registry. What is not as the API says is a refusal that names the address. */
final class RegistryJson {

    private static final int MAX_REASON_CHARACTERS = 300;
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private RegistryJson() {}

    static String registration(SchemaLanguage language, String schema, List<RegisteredReference> references) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("schemaType", language.word());
        body.put("schema", schema);
        if (!references.isEmpty()) {
            body.put("references", references);
        }
        return MAPPER.writeValueAsString(body);
    }

    static JsonNode tree(String where, String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JacksonException e) {
            throw strange(where, e);
        }
    }

    static List<String> texts(String where, String body) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : array(where, body)) {
            if (!item.isString()) {
                throw strange(where, null);
            }
            texts.add(item.stringValue());
        }
        return texts;
    }

    static List<Integer> numbers(String where, String body) {
        List<Integer> numbers = new ArrayList<>();
        for (JsonNode item : array(where, body)) {
            if (!item.canConvertToInt()) {
                throw strange(where, null);
            }
            numbers.add(item.intValue());
        }
        return numbers;
    }

    static RegisteredSchema schema(String where, String body) {
        JsonNode tree = tree(where, body);
        JsonNode subject = tree.path("subject");
        JsonNode text = tree.path("schema");
        if (!subject.isString() || !text.isString()) {
            throw strange(where, null);
        }
        return new RegisteredSchema(
                subject.stringValue(),
                number(where, tree, "version"),
                number(where, tree, "id"),
                text.stringValue(),
                references(where, tree));
    }

    private static List<RegisteredReference> references(String where, JsonNode tree) {
        List<RegisteredReference> references = new ArrayList<>();
        for (JsonNode reference : tree.path("references")) {
            JsonNode name = reference.path("name");
            JsonNode subject = reference.path("subject");
            if (!name.isString() || !subject.isString()) {
                throw strange(where, null);
            }
            references.add(new RegisteredReference(
                    name.stringValue(), subject.stringValue(), number(where, reference, "version")));
        }
        return references;
    }

    /** A registry names no type where it is Avro. */
    static IdentifiedSchema identified(String where, String body) {
        JsonNode tree = tree(where, body);
        JsonNode text = tree.path("schema");
        if (!text.isString()) {
            throw strange(where, null);
        }
        JsonNode type = tree.path("schemaType");
        return new IdentifiedSchema(
                type.isString() ? type.stringValue() : SchemaLanguage.AVRO.word(),
                text.stringValue(),
                references(where, tree));
    }

    static int number(String where, JsonNode tree, String field) {
        JsonNode number = tree.path(field);
        if (!number.isInt()) {
            throw strange(where, null);
        }
        return number.intValue();
    }

    /** The registry's own words about a refusal, shortened, to follow a status; nothing where it has none. */
    static String reason(String body) {
        try {
            JsonNode message = MAPPER.readTree(body).path("message");
            if (!message.isString() || message.stringValue().isBlank()) {
                return "";
            }
            String words = message.stringValue().strip();
            return ": "
                    + (words.length() <= MAX_REASON_CHARACTERS
                            ? words
                            : words.substring(0, MAX_REASON_CHARACTERS) + "…");
        } catch (JacksonException e) {
            return " (and an answer that is no JSON)";
        }
    }

    private static JsonNode array(String where, String body) {
        JsonNode tree = tree(where, body);
        if (!tree.isArray()) {
            throw strange(where, null);
        }
        return tree;
    }

    private static TributaryException strange(String where, @Nullable Throwable cause) {
        return new TributaryException(
                FaultCode.REGISTRY_REFUSED,
                "what answers at " + where + " does not speak the language of a schema registry. Check the address, its"
                        + " path part above all",
                cause);
    }
}
