package io.tributary.standardization.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.core.fault.ConfigurationException;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class YamlDocumentTests {

    @Test
    void syntaxFaultsHaveTheirPlaceAndARemedy() {
        assertThat(refusal("a: 1\n\tb: 2\n"))
                .startsWith("f.yaml:2:1: not valid YAML")
                .endsWith("Indent with spaces");
        assertThat(refusal("a:\n  b: 1\n   c: 2\n"))
                .startsWith("f.yaml:3:5: not valid YAML")
                .contains("Is the line indented like its neighbours");
        assertThat(refusal("a: {b: 1\n")).contains("Is a bracket or a comma missing?");
        assertThat(refusal("a: @b\n")).contains("in quotes");
        assertThat(refusal("a: 1\n---\nb: 1\n")).startsWith("f.yaml:2:1: ").contains("document");
        assertThat(refusal("")).isEqualTo("f.yaml: the document is empty");
        assertThat(refusal("a: \u0000")).contains("U+0000").contains("is it a binary file?");
    }

    @Test
    void aKeyGivenTwiceIsToldAtItsSecondPlace() {
        YamlDocument document = YamlDocument.read("f.yaml", "a:\n  b: 1\n  b: 2\n");

        document.root().mapping().value("a").mapping();

        assertThat(document.problems().refusal()).hasMessage("f.yaml:3:3: a.b: the key 'b' is given twice");
    }

    @Test
    @Timeout(10)
    void aBombOfAliasesIsRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            String inner = ("*a" + (i - 1) + ", ").repeat(9);
            bomb.append("a%d: &a%d [%s]%n".formatted(i, i, inner.substring(0, inner.length() - 2)));
        }

        assertThat(refusal(bomb.toString())).contains("aliases");
    }

    @Test
    @Timeout(10)
    void aDocumentThatHoldsItselfIsRefused() {
        assertThat(refusal("a: &a\n  b: *a\n")).contains("aliases");
    }

    @Test
    @Timeout(10)
    void deepNestingIsRefusedBeforeItCostsStack() {
        assertThat(refusal("[".repeat(100_000))).contains("nested deeper than 32 levels");
        assertThat(refusal("a: ".repeat(2) + "1")).contains("not valid YAML");
    }

    @Test
    void aTextBeyondTheBoundIsRefused() {
        assertThat(refusal("a: " + "x".repeat(300_000))).contains("300003 characters; at most 262144");
    }

    @Test
    void anAliasInItsPlaceIsFine() {
        YamlDocument document = YamlDocument.read("f.yaml", "a: &m [x, y]\nb: *m\n");

        assertThat(document.root().mapping().items("b"))
                .extracting(YamlValue::text)
                .containsExactly("x", "y");
    }

    @Test
    void scalarsAreExact() {
        Map<String, YamlValue> values = YamlDocument.read(
                        "f.yaml", "{a: 1, b: 0.50, c: true, d: yes, e: '1', f: 010, g: 1e3, h: ''}")
                .root()
                .mapping()
                .entries();

        assertThat(values.values())
                .extracting(YamlValue::scalar)
                .containsExactly(1L, new BigDecimal("0.50"), true, "yes", "1", "010", new BigDecimal("1e3"), "");
    }

    @Test
    void whatIsNoExactScalarIsRefused() {
        YamlDocument document = YamlDocument.read("f.yaml", "{a: 99999999999999999999, b: .inf, c: null, d: [1]}");

        document.root().mapping().entries().values().forEach(YamlValue::scalar);

        assertThat(document.problems().refusal().problems())
                .extracting(problem -> problem.path() + ": " + problem.message())
                .containsExactly(
                        "a: '99999999999999999999' is not a number that can be held exactly; put it in quotes if a text"
                                + " is meant",
                        "b: '.inf' is not a number that can be held exactly; put it in quotes if a text is meant",
                        "c: expected a text, a number, true or false; got nothing",
                        "d: expected a text, a number, true or false; got a list");
    }

    private static String refusal(String text) {
        return catchThrowableOfType(ConfigurationException.class, () -> YamlDocument.read("f.yaml", text))
                .getMessage();
    }
}
