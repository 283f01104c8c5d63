package io.tributary.standardization.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tributary.standardization.codec.JsonText;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas that refer to other schemas. */
class SchemaReferencesTests {

    private static final String DRAFT_4 = "http://json-schema.org/draft-04/schema#";
    private static final String DRAFT_7 = "http://json-schema.org/draft-07/schema#";
    private static final String NEWEST = "https://json-schema.org/draft/2020-12/schema";

    private static SchemaValidator compile(String root, Map<String, String> others) {
        return SchemaValidator.compile(new SchemaText("root@1", root), (from, name) -> {
            String text = others.get(name);
            if (text == null) {
                throw new IllegalArgumentException("no " + name);
            }
            return new SchemaText(name, text);
        });
    }

    private static boolean accepts(SchemaValidator validator, String document) {
        Object tree = JsonText.parse(document);
        assertThat(validator.accepts(tree)).isEqualTo(validator.validate(tree).isEmpty());
        return validator.accepts(tree);
    }

    @ParameterizedTest
    @ValueSource(strings = {DRAFT_4, DRAFT_7, NEWEST})
    void aDefinitionOfAnotherSchemaCounts(String draft) {
        SchemaValidator validator = compile(
                "{\"$schema\":\"" + draft + "\",\"definitions\":{\"x\":{\"minLength\":2}},"
                        + "\"properties\":{\"a\":{\"$ref\":\"types#/definitions/code\"},\"b\":{\"$ref\":\"types\"},"
                        + "\"c\":{\"$ref\":\"#/definitions/x\"},\"enum\":{\"$ref\":\"types#/definitions/code\"}}}",
                Map.of(
                        "types",
                        "{\"$schema\":\"" + draft + "\",\"type\":\"object\",\"definitions\":{"
                                + "\"code\":{\"$ref\":\"#/definitions/six\"},\"six\":{\"pattern\":\"^[0-9]{6}$\"}}}"));

        assertThat(accepts(validator, "{\"a\":\"330100\",\"b\":{},\"c\":\"xy\"}"))
                .isTrue();
        assertThat(accepts(validator, "{\"a\":\"33010\"}")).isFalse();
        assertThat(accepts(validator, "{\"b\":1}")).isFalse();
        assertThat(accepts(validator, "{\"c\":\"x\"}")).isFalse();
        assertThat(accepts(validator, "{\"enum\":\"x\"}")).isFalse();
        assertThat(validator.validate(JsonText.parse("{\"a\":\"33010\"}")))
                .containsExactly(new SchemaViolation("/a", "pattern", "\"^[0-9]{6}$\""));
    }

    @Test
    void schemasMayReferToEachOther() {
        SchemaValidator validator = compile(
                "{\"properties\":{\"child\":{\"$ref\":\"node\"}},\"required\":[\"name\"]}",
                Map.of(
                        "node",
                        "{\"properties\":{\"parent\":{\"$ref\":\"leaf#/definitions/l\"},\"again\":{\"$ref\":\"node\"}}}",
                        "leaf",
                        "{\"definitions\":{\"l\":{\"properties\":{\"up\":{\"$ref\":\"node\"}},\"required\":[\"k\"]}}}"));

        assertThat(accepts(validator, "{\"name\":1,\"child\":{\"parent\":{\"k\":1,\"up\":{\"again\":{}}}}}"))
                .isTrue();
        assertThat(accepts(validator, "{\"name\":1,\"child\":{\"again\":{\"parent\":{}}}}"))
                .isFalse();
    }

    @Test
    void aCircleWithoutEndIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> compile("{\"$ref\":\"a\"}", Map.of("a", "{\"$ref\":\"b\"}", "b", "{\"$ref\":\"a\"}")))
                .withMessageContaining("without end");
    }

    @Test
    void whatOnlyLooksLikeAReferenceStays() {
        SchemaValidator validator = compile(
                "{\"properties\":{\"$ref\":{\"type\":\"string\"}},\"const\":{\"$ref\":\"elsewhere\"}}", Map.of());

        assertThat(accepts(validator, "{\"$ref\":\"elsewhere\"}")).isTrue();
        assertThat(SchemaReferences.namesIn(
                        "{\"properties\":{\"$ref\":{\"$ref\":\"a#/b\"}},\"enum\":[{\"$ref\":\"x\"}],"
                                + "\"items\":[{\"$ref\":\"b.json\"},{\"$ref\":\"#/items/0\"},{\"$ref\":\"a\"}]}"))
                .containsExactly("a", "b.json");
    }

    @Test
    void aReferenceByTheSchemasOwnIdentifierStaysInside() {
        String schema = "{\"$id\":\"http://example.org/root.json\",\"properties\":{"
                + "\"a\":{\"$ref\":\"http://example.org/root.json#/definitions/x\"},\"b\":{\"$ref\":\"root.json#/definitions/x\"}},"
                + "\"definitions\":{\"x\":{\"type\":\"integer\"}}}";

        assertThat(SchemaReferences.namesIn(schema)).isEmpty();
        assertThat(accepts(compile(schema, Map.of()), "{\"a\":\"x\"}")).isFalse();
        assertThat(accepts(compile(schema, Map.of()), "{\"b\":1}")).isTrue();
    }

    @Test
    void schemasOfSeveralDraftsAreNotMixed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> compile(
                        "{\"$schema\":\"" + DRAFT_7 + "\",\"$ref\":\"a\"}",
                        Map.of("a", "{\"$schema\":\"" + NEWEST + "\"}")))
                .withMessageContaining("2020-12")
                .withMessageContaining("draft-07")
                .withMessageContaining("in a,");
    }

    @Test
    void aReferenceIntoWhatIsNotThereIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> compile("{\"$ref\":\"a#/definitions/none\"}", Map.of("a", "{}")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> compile("{\"$ref\":\"b\"}", Map.of("a", "{}")))
                .withMessageContaining("no b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> compile("{\"$ref\":\"a#anchor\"}", Map.of("a", "{}")))
                .withMessageContaining("anchor");
    }
}
