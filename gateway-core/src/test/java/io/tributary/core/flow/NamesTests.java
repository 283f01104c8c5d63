package io.tributary.core.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTests {

    @ParameterizedTest
    @ValueSource(strings = {"a", "air-quality", "air.quality.2", "a--b"})
    void aFlowsNameIsLowerCase(String name) {
        assertThat(FlowName.of(name)).hasToString(name);
    }

    @ParameterizedTest(name = "''{0}''")
    @ValueSource(strings = {"", "Air", "1air", "-air", "air quality", "air/quality", "空气", "air\n"})
    void anotherNameIsRefusedAndQuoted(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlowName.of(name))
                .withMessageContaining("got '" + name + "'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LaneName(name))
                .withMessageContaining("got '" + name + "'");
    }

    @Test
    void namesHaveABound() {
        assertThat(FlowName.of("a".repeat(100)).value()).hasSize(100);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlowName.of("a".repeat(101)))
                .withMessageContaining("at most 100");
    }

    @ParameterizedTest(name = "{0} is {1} at {2}")
    @CsvSource({
        "air-quality, air-quality, latest",
        "air-quality@latest, air-quality, latest",
        "air-quality@3, air-quality, 3",
        "team@air@12, team@air, 12"
    })
    void aSchemaIsNamedBySubjectAndVersion(String text, String subject, String version) {
        SchemaReference reference = SchemaReference.parse(text);

        assertThat(reference.subject()).isEqualTo(subject);
        assertThat(reference.version()).hasToString(version);
        assertThat(SchemaReference.parse(reference.toString())).isEqualTo(reference);
    }

    @ParameterizedTest(name = "''{0}'': {1}")
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "\"\" | names a subject",
                "@3 | names a subject",
                "air@ | a schema's version is a number or 'latest'; got ''",
                "air@Latest | a schema's version is a number or 'latest'; got 'Latest'",
                "air@v3 | a schema's version is a number or 'latest'; got 'v3'",
                "air@+3 | a schema's version is a number or 'latest'; got '+3'",
                "air@99999999999 | a schema's version is a number or 'latest'",
                "air@0 | versions count from 1",
                "air@-1 | a schema's version is a number or 'latest'; got '-1'"
            })
    void anotherReferenceIsRefusedInWords(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SchemaReference.parse(text))
                .withMessageContaining(message);
    }

    @Test
    void everyAttributeIsFoundByItsColumn() {
        assertThat(RecordAttribute.values())
                .allMatch(attribute ->
                        RecordAttribute.ofColumn(attribute.column()).orElseThrow() == attribute);
        assertThat(RecordAttribute.ofColumn("__ofset__")).isEmpty();
    }
}
