package io.tributary.standardization.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.standardization.codec.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each keyword of drafts 4, 6 and 7 takes and what it does not, with numbers and texts at the edge. */
class SchemaCasesTests {

    static Stream<Map<?, ?>> cases() throws IOException {
        try (InputStream file = SchemaCasesTests.class.getResourceAsStream("schema-cases.json")) {
            List<?> cases = (List<?>) JsonText.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            return cases.stream().map(entry -> (Map<?, ?>) entry);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void verdictsAreAsExpectedWhoeverGivesThem(Map<?, ?> one) {
        SchemaValidator validator = SchemaValidator.compile(JsonText.text(one.get("schema")));

        assertThat(validator.engine().kind()).isEqualTo(SchemaEngine.Kind.COMPILED);
        requireVerdict(validator, (List<?>) one.get("good"), true);
        requireVerdict(validator, (List<?>) one.get("bad"), false);
    }

    private static void requireVerdict(SchemaValidator validator, List<?> documents, boolean accepted) {
        for (Object document : documents) {
            assertThat(validator.accepts(document)).as("plan: %s", document).isEqualTo(accepted);
            assertThat(validator.validate(document).isEmpty())
                    .as("everit: %s", document)
                    .isEqualTo(accepted);
        }
    }
}
