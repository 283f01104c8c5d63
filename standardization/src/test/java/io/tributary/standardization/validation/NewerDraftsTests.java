package io.tributary.standardization.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tributary.standardization.codec.JsonText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Drafts 2019-09 and 2020-12. */
class NewerDraftsTests {

    private static SchemaValidator compile(String draft, String keywords) {
        return SchemaValidator.compile(
                "{\"$schema\":\"https://json-schema.org/draft/" + draft + "/schema\"," + keywords + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2019-09", "2020-12"})
    void aViolationHasTheSameShapeAsInOlderDrafts(String draft) {
        SchemaValidator validator = compile(
                draft,
                "\"type\":\"object\",\"required\":[\"b/c\"],\"additionalProperties\":false,\"properties\":{"
                        + "\"code\":{\"pattern\":\"^[0-9]{4}A$\"},\"d~e\":{\"properties\":{\"f/g\":{\"const\":1}}},"
                        + "\"at\":{\"format\":\"date-time\"},\"level\":{\"enum\":[\"优\",\"良\"]},"
                        + "\"pm\":{\"type\":[\"integer\",\"null\"]}}");

        assertThat(validator.engine().kind()).isEqualTo(SchemaEngine.Kind.NETWORKNT);
        assertThat(validator.engine().draft()).isEqualTo(draft);
        Object tree = JsonText.parse("{\"code\":\"12345678\",\"at\":\"20180220\",\"level\":\"x\",\"new\":1,"
                + "\"d~e\":{\"f/g\":2},\"pm\":\"7\"}");
        assertThat(validator.accepts(tree)).isFalse();
        assertThat(validator.validate(tree))
                .containsExactlyInAnyOrder(
                        new SchemaViolation("/b~1c", "required", null),
                        new SchemaViolation("/code", "pattern", "\"^[0-9]{4}A$\""),
                        new SchemaViolation("/at", "format", "\"date-time\""),
                        new SchemaViolation("/level", "enum", "[\"优\",\"良\"]"),
                        new SchemaViolation("/d~0e/f~1g", "const", "1"),
                        new SchemaViolation("/pm", "type", "[\"integer\",\"null\"]"),
                        new SchemaViolation("/new", "additionalProperties", null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"maximum\":9007199254740992 | 9007199254740993 | false",
                "\"maximum\":9007199254740992 | 9007199254740992 | true",
                "\"const\":9007199254740993 | 9007199254740992 | false",
                "\"const\":123456789012345678901234567890.1 | 123456789012345678901234567890.2 | false",
                "\"multipleOf\":0.01 | 0.07 | true",
                "\"multipleOf\":0.01 | 0.075 | false",
                "\"multipleOf\":0.01 | 123456789012345678901.015 | false",
                "\"minimum\":18446744073709551616 | 18446744073709551615 | false",
                "\"exclusiveMinimum\":0.1 | 0.10000000000000000000000001 | true",
                "\"exclusiveMaximum\":1e400 | 1e400 | false",
                "\"type\":\"integer\" | 1.0 | true",
                "\"type\":\"integer\" | 1.5 | false",
                "\"const\":1 | 1.0 | true",
                "\"uniqueItems\":true | [1,1.0] | false",
                "\"uniqueItems\":true | [9007199254740993,9007199254740992] | true",
                "\"maxLength\":1 | \"😀\" | true",
                "\"dependentRequired\":{\"a\":[\"b\"]} | {\"a\":1} | false",
                "\"properties\":{\"a\":true},\"unevaluatedProperties\":false | {\"a\":1,\"b\":1} | false",
                "\"contains\":{\"type\":\"integer\"},\"minContains\":2 | [1,\"x\"] | false",
                "\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"type\":\"string\"}} | 1 | false"
            })
    void valuesKeepTheirExactWorth(String keywords, String document, boolean valid) {
        for (String draft : List.of("2019-09", "2020-12")) {
            assertThat(compile(draft, keywords).accepts(JsonText.parse(document)))
                    .isEqualTo(valid);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"type\":\"strin\"",
                "\"minimum\":\"x\"",
                "\"multipleOf\":0",
                "\"properties\":{\"a\":{\"minLength\":-1}}",
                "\"$ref\":\"#/$defs/none\"",
                "\"$ref\":\"http://127.0.0.1:1/s.json\"",
                "\"$ref\":\"classpath:/META-INF/MANIFEST.MF\"",
                "\"$ref\":\"file:///etc/hostname\"",
                "\"properties\":{\"a\":{\"$ref\":\"http://127.0.0.1:1/s.json\"}}",
                "\"allOf\":[{\"$ref\":\"#\"}]"
            })
    void whatIsNoUsableSchemaIsRefusedAtLoad(String keywords) {
        for (String draft : List.of("2019-09", "2020-12")) {
            assertThatIllegalArgumentException().isThrownBy(() -> compile(draft, keywords));
        }
    }

    @Test
    void ofMembersThatAnotherDemandsTheMissingOnesAreBlamed() {
        for (String draft : List.of("2019-09", "2020-12")) {
            assertThat(compile(draft, "\"properties\":{\"o\":{\"dependentRequired\":{\"a\":[\"b/c\",\"d\",\"e\"]}}}")
                            .validate(JsonText.parse("{\"o\":{\"a\":1,\"d\":2}}")))
                    .containsExactly(
                            new SchemaViolation("/o/b~1c", "dependentRequired", null),
                            new SchemaViolation("/o/e", "dependentRequired", null));
        }
    }
}
