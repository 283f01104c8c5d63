package io.tributary.standardization.catalog;

import static io.tributary.standardization.catalog.FieldRuleFixture.error;
import static io.tributary.standardization.catalog.FieldRuleFixture.standard;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.RecordError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules for the texts of a source: places, cleaning, letters, and what is taken out of them. */
class TextRuleTests {

    @Test
    void theFirstPlaceThatHasAValueCounts() {
        String rule = "{from: [$.a, $.b.c, __key__], missing: ['-', '']}";

        assertThat(standard(rule, "{\"a\":\"x\",\"b\":{\"c\":\"y\"}}")).isEqualTo("{\"f\":\"x\"}");
        assertThat(standard(rule, "{\"a\":null,\"b\":{\"c\":\"y\"}}")).isEqualTo("{\"f\":\"y\"}");
        assertThat(standard(rule, "{\"a\":\"-\",\"b\":{\"c\":\"\"}}")).isEqualTo("{\"f\":\"source-key\"}");
    }

    @Test
    void aReasonNamesThePlaceThatTheValueCameFrom() {
        String rule = "{from: [$.a, $.b], missing: '-', number: integer}";

        assertThat(error(rule, "{\"a\":\"-\",\"b\":\"x\"}").sourcePointer()).isEqualTo("/b");
        assertThat(error(rule, "{\"a\":\"x\",\"b\":\"1\"}").sourcePointer()).isEqualTo("/a");
    }

    @Test
    void theStepsApplyInOneOrderHoweverTheyAreWritten() {
        String record = "{\"a\":\"　ａ，ｂ　\"}";

        assertThat(standard("{from: $.a, halfWidth: true, trim: true, upper: true, split: ','}", record))
                .isEqualTo("{\"f\":[\"A\",\"B\"]}")
                .isEqualTo(standard("{split: ',', upper: true, trim: true, halfWidth: true, from: $.a}", record));
    }

    @Test
    void whatIsMissingIsAskedOfTheCleanedText() {
        assertThat(standard("{from: $.a, trim: true, missing: ''}", "{\"a\":\" \\u00a0\\u3000\\t\"}"))
                .isEqualTo("{}");
        assertThat(standard("{from: $.a, halfWidth: true, missing: '-;', default: 0}", "{\"a\":\"－；\"}"))
                .isEqualTo("{\"f\":0}");
        assertThat(standard("{from: $.a, missing: ''}", "{\"a\":\" \"}")).isEqualTo("{\"f\":\" \"}");
    }

    @Test
    void rulesForTextLeaveWhatIsNoTextAsItIs() {
        String rule = "{from: $.a, trim: true, halfWidth: true, upper: true}";

        assertThat(standard(rule, "{\"a\":1.50}")).isEqualTo("{\"f\":1.50}");
        assertThat(standard(rule, "{\"a\":[\" x \"]}")).isEqualTo("{\"f\":[\" x \"]}");
        assertThat(standard(rule, "{\"a\":true}")).isEqualTo("{\"f\":true}");
        assertThat(standard(rule, "{\"a\":null}")).isEqualTo("{}");
    }

    @Test
    void lettersChangeAlikeInEveryCountry() {
        assertThat(standard("{from: $.a, upper: true}", "{\"a\":\"浙a·i1ß\"}")).isEqualTo("{\"f\":\"浙A·I1SS\"}");
        assertThat(standard("{from: $.a, lower: true}", "{\"a\":\"浙A·I\"}")).isEqualTo("{\"f\":\"浙a·i\"}");
    }

    @Test
    void aCleanedTextGoesToTheCodeTableAndTheNumber() {
        assertThat(standard("{from: $.a, trim: true, code: gbt2260}", "{\"a\":\"　杭州市 \"}"))
                .isEqualTo("{\"f\":\"330100\"}");
        assertThat(standard("{from: $.a, trim: true, halfWidth: true, number: decimal}", "{\"a\":\" －１２．５０ \"}"))
                .isEqualTo("{\"f\":-12.50}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'([0-9]+)号' | 文一路123号3幢 | 123",
                "'[0-9]+号' | 文一路123号3幢 | 123号",
                "{pattern: '(?<road>[^0-9]+)(?<no>[0-9]+)号', group: no} | 文一路123号3幢 | 123",
                "'^([0-9]{4})' | 330102 | 3301"
            })
    void aPatternTakesItsFirstGroupOrTheNamedOneOrAll(String extract, String text, String found) {
        assertThat(standard("{from: $.a, extract: " + extract + "}", "{\"a\":\"" + text + "\"}"))
                .isEqualTo("{\"f\":\"" + found + "\"}");
    }

    @Test
    void aTextWithoutThePatternIsRefusedUnlessItCountsAsMissing() {
        RecordError refused = error("{from: $.a, extract: '([0-9]+)号'}", "{\"a\":\"文一路\"}");

        assertThat(refused.code()).isEqualTo(ErrorCode.PATTERN_MISMATCH);
        assertThat(refused.message().english()).isEqualTo("f: '文一路' has nothing that the pattern ([0-9]+)号 finds");
        assertThat(refused.message().chinese()).contains("中没有与模式 ([0-9]+)号 相符的内容");
        String tolerant = "{from: $.a, extract: {pattern: '([0-9]+)号', otherwise: missing}, default: none}";
        assertThat(standard(tolerant, "{\"a\":\"文一路\"}")).isEqualTo("{\"f\":\"none\"}");
        assertThat(error("{from: $.a, extract: a}", "{\"a\":{}}").code()).isEqualTo(ErrorCode.INVALID_TYPE);
    }

    @Test
    void aNumberIsExtractedFromAsItIsWritten() {
        assertThat(standard("{from: $.a, extract: '^([0-9]{2})', number: integer}", "{\"a\":330102}"))
                .isEqualTo("{\"f\":33}");
    }
}
