package io.tributary.standardization.validation;

import io.tributary.core.outcome.RecordError;
import io.tributary.standardization.codec.JsonText;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.everit.json.schema.Schema;
import org.everit.json.schema.ValidationException;
import org.everit.json.schema.loader.SchemaLoader;
import org.everit.json.schema.regexp.RE2JRegexpFactory;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/**
 * JSON Schema drafts 4, 6 and 7 by everit, with formats asserted and patterns in RE2's linear-time dialect. References
 * stay within the document: nothing is ever loaded from elsewhere.
 */
public final class EveritSchemaValidator implements SchemaValidator {

    /** Larger schemas are refused: a contract is read by people too. */
    public static final int MAX_CHARS = 512 * 1024;

    private static final String DRAFT_7 = "http://json-schema.org/draft-07/schema";
    private static final Set<String> DRAFTS =
            Set.of("http://json-schema.org/draft-04/schema", "http://json-schema.org/draft-06/schema", DRAFT_7);
    /** One of each kind, to find a schema that refers to itself without end before data does. */
    private static final List<Object> PROBES = List.of(Map.of(), List.of(), "", 0L, Boolean.TRUE);

    private final Schema schema;
    private final Violations violations;

    private EveritSchemaValidator(Schema schema, Object document) {
        this.schema = schema;
        this.violations = new Violations(document);
    }

    /**
     * Compiles a schema. Where it names no draft, draft 7 is meant.
     *
     * @throws IllegalArgumentException with a message for people, where the text is no such schema
     */
    public static EveritSchemaValidator compile(String text) {
        if (text.length() > MAX_CHARS) {
            throw new IllegalArgumentException(
                    "the schema has " + text.length() + " characters; the limit is " + MAX_CHARS);
        }
        Object document = JsonText.parse(text);
        if (!(document instanceof Map<?, ?> members)) {
            throw new IllegalArgumentException("a schema is a JSON object");
        }
        requireSupportedDraft(members.get("$schema"));
        EveritSchemaValidator validator = new EveritSchemaValidator(load((JSONObject) OrgJson.from(members)), document);
        validator.probe();
        return validator;
    }

    @Override
    public List<SchemaViolation> validate(Object tree) {
        try {
            schema.validate(OrgJson.from(tree));
            return List.of();
        } catch (ValidationException e) {
            return violations.of(e);
        }
    }

    private static void requireSupportedDraft(@Nullable Object draft) {
        if (draft == null) {
            return;
        }
        String uri = draft.toString();
        String withoutFragment = uri.endsWith("#") ? uri.substring(0, uri.length() - 1) : uri;
        if (!DRAFTS.contains(withoutFragment)) {
            throw new IllegalArgumentException("the schema's draft '" + RecordError.shorten(uri)
                    + "' is not supported; supported are draft-04, draft-06 and draft-07, such as \"$schema\": \""
                    + DRAFT_7 + "#\"");
        }
    }

    private static Schema load(JSONObject json) {
        try {
            return SchemaLoader.builder()
                    .draftV7Support()
                    .schemaJson(json)
                    .regexpFactory(new RE2JRegexpFactory())
                    .schemaClient(EveritSchemaValidator::refuse)
                    .build()
                    .load()
                    .build();
        } catch (RuntimeException e) {
            // The loader, the reader of references and the engine of patterns each throw their own kind.
            throw new IllegalArgumentException("the schema cannot be used: " + e.getMessage(), e);
        }
    }

    private static InputStream refuse(String url) {
        throw new IllegalArgumentException("it refers to '" + RecordError.shorten(url)
                + "', which lies outside the document; put the definition into the schema and refer to it with '#/…'");
    }

    private void probe() {
        try {
            PROBES.forEach(this::validate);
        } catch (StackOverflowError e) {
            throw new IllegalArgumentException("the schema refers to itself without end", e);
        }
    }
}
