package io.tributary.standardization.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.tributary.standardization.codec.JsonText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No schema and no text makes a check stall. The limits of time are far beyond what is needed, and far below for ever. */
class HostileTextTests {

    private static final String NEWEST = "https://json-schema.org/draft/2020-12/schema";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static void requireVerdictInTime(SchemaValidator validator, Object tree) {
        assertTimeoutPreemptively(
                PATIENCE,
                () -> assertThat(validator.accepts(tree))
                        .isEqualTo(validator.validate(tree).isEmpty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+$",
                "^(a|a)*$",
                "(a*)*b",
                "^(a?){50}a{50}$",
                "\\b(\\w+\\s?)*$",
                "^(([a-z])+.)+[A-Z]([a-z])+$"
            })
    void patternsThatElsewhereTakeForEverAreLinear(String pattern) {
        SchemaValidator validator = SchemaValidator.compile(JsonText.text(Map.of("pattern", pattern)));

        requireVerdictInTime(validator, "a".repeat(50_000) + "!");
        SchemaValidator newest = SchemaValidator.compile(JsonText.text(Map.of("$schema", NEWEST, "pattern", pattern)));
        requireVerdictInTime(newest, "a".repeat(50_000) + "!");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "date-time",
                "date",
                "time",
                "email",
                "hostname",
                "ipv4",
                "ipv6",
                "uri",
                "uri-reference",
                "uri-template",
                "json-pointer",
                "relative-json-pointer",
                "regex",
                "idn-email",
                "idn-hostname",
                "iri",
                "iri-reference",
                "duration",
                "uuid"
            })
    void formatsDoNotStall(String format) {
        requireNoStall(SchemaValidator.compile(JsonText.text(Map.of("format", format))));
        requireNoStall(SchemaValidator.compile(JsonText.text(Map.of("$schema", NEWEST, "format", format))));
    }

    private static void requireNoStall(SchemaValidator validator) {
        List.of(
                        "a", "@", "a@", "a.", "{", "{a}", "/", "~0", "%41", "1", "1.", ":", "(", "[", "中", "\u00ad",
                        "-", "\"", "{1000}")
                .forEach(piece -> {
                    requireVerdictInTime(validator, piece.repeat(50_000 / piece.length()));
                    requireVerdictInTime(validator, piece.repeat(50_000 / piece.length()) + " ");
                    requireVerdictInTime(validator, piece.repeat(300 / piece.length()) + " ");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "email | a@b.cn | true",
                "email | a b | false",
                "hostname | example.org | true",
                "hostname | -a | false",
                "uri-template | '' | true",
                "uri-template | /a/{b} | true",
                "uri-template | /a/{b | false",
                "regex | ^[a-z]+$ | true",
                "regex | ( | false",
                "regex | (?=a) | false",
                "regex | (a)\\1 | false",
                "regex | ((x{1000}){1000}){1000} | false"
            })
    void boundedFormatsStillDecide(String format, String text, boolean valid) {
        SchemaValidator validator = SchemaValidator.compile("{\"format\":\"" + format + "\"}");

        assertThat(validator.accepts(text)).isEqualTo(valid);
        assertThat(validator.validate(text).isEmpty()).isEqualTo(valid);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"pattern\":\"(?=a)\"}",
                "{\"pattern\":\"(?<!a)b\"}",
                "{\"pattern\":\"(a)\\\\1\"}",
                "{\"patternProperties\":{\"(?=a)\":{}}}",
                "{\"propertyNames\":{\"pattern\":\"(?!a)\"}}",
                "{\"pattern\":\"((x{1000}){1000}){1000}\"}",
                "{\"pattern\":\"(((((a{9}){9}){9}){9}){9})\"}"
            })
    void whatRunsInNoLinearTimeIsRefusedAtLoadWithTheReason(String schema) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SchemaValidator.compile(schema))
                .withMessageMatching("(?s).*(is not one of RE2|more than 4000 steps).*");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> SchemaValidator.compile(schema.replaceFirst("\\{", "{\"\\$schema\":\"" + NEWEST + "\",")))
                .withMessageMatching("(?s).*(is not one of RE2|more than 4000 steps).*");
    }

    @Test
    void manyElementsAreComparedInTime() {
        SchemaValidator validator = SchemaValidator.compile("{\"uniqueItems\":true}");
        List<Object> texts = new ArrayList<>(
                IntStream.range(0, 10_000).mapToObj(Integer::toString).toList());

        requireVerdictInTime(validator, texts);
        texts.add("9999");
        assertThat(validator.accepts(texts)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 200})
    void depthIsNoTrouble(int depth) {
        SchemaValidator validator = SchemaValidator.compile(
                "{\"anyOf\":[{\"type\":\"integer\"},{\"items\":{\"$ref\":\"#\"},\"type\":\"array\"}]}");
        Object tree = 1L;
        for (int i = 0; i < depth; i++) {
            tree = List.of(tree);
        }

        requireVerdictInTime(validator, tree);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"allOf\":[{\"$ref\":\"#\"}]}",
                "{\"properties\":{\"a\":{\"not\":{\"$ref\":\"#/properties/a\"}}}}",
                "{\"items\":{\"anyOf\":[{\"type\":\"string\"},{\"$ref\":\"#/items\"}]}}",
                "{\"if\":{\"type\":\"string\"},\"then\":{\"$ref\":\"#\"}}",
                "{\"dependencies\":{\"a\":{\"$ref\":\"#\"}}}"
            })
    void aSchemaThatRefersToItselfWithoutEndIsRefusedWhereverItDoes(String schema) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SchemaValidator.compile(schema))
                .withMessageContaining("without end");
    }
}
