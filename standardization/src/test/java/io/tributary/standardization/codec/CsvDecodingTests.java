package io.tributary.standardization.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.flow.CsvLayout;
import io.tributary.core.flow.Format;
import io.tributary.core.flow.SourceDefinition;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.RecordError;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvDecodingTests {

    private static final SourceDefinition COLUMNS = csv(List.of("a", "b", "c"), ',');
    private static final SourceDefinition HEADER = csv(List.of(), ',');

    private static SourceDefinition csv(List<String> columns, char separator) {
        return Decoding.source(Format.CSV, StandardCharsets.UTF_8, new CsvLayout(columns, separator));
    }

    private static Map<String, Object> cells(String a, String b, String c) {
        return Map.of("a", a, "b", b, "c", c);
    }

    @Test
    void everyCellIsTextAndBlanksBelongToIt() {
        assertThat(Decoding.tree(COLUMNS, "001, x ,\r\n")).isEqualTo(cells("001", " x ", ""));
    }

    @Test
    void quotesHoldSeparatorsQuotesAndLineBreaks() {
        assertThat(Decoding.tree(COLUMNS, "\"1,5\",\"say \"\"hi\"\"\",\"two\r\nlines\""))
                .isEqualTo(cells("1,5", "say \"hi\"", "two\r\nlines"));
    }

    @Test
    void aHeaderLineInTheValueNamesTheCells() {
        assertThat(Decoding.tree(HEADER, "\uFEFFb,a,c\n1,2,3")).isEqualTo(cells("2", "1", "3"));
    }

    @Test
    void theSeparatorIsTheFlows() {
        assertThat(Decoding.tree(csv(List.of("a", "b", "c"), '|'), "1|2,5|3")).isEqualTo(cells("1", "2,5", "3"));
        assertThat(Decoding.tree(csv(List.of("a", "b", "c"), '\t'), "1\t2\t3")).isEqualTo(cells("1", "2", "3"));
    }

    @Test
    void aRowInGbkReadsAsItWasWritten() {
        SourceDefinition gbk =
                Decoding.source(Format.CSV, Charset.forName("GBK"), new CsvLayout(List.of("area", "level"), ','));

        assertThat(Decoding.tree(gbk, "宁波市,\"良,好\"")).isEqualTo(Map.of("area", "宁波市", "level", "良,好"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n", "1,2", "1,2,3,4", "1,2,3\n4,5,6", "1,2,\"3", "1,\"2\"x,3"})
    void whatIsNotOneRowOfTheColumnsIsRefused(String value) {
        assertThat(Decoding.refusal(COLUMNS, value).code()).isEqualTo(ErrorCode.MALFORMED_CSV);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b,c", "a,b,c\n1,2,3\n4,5,6", "a,b,b\n1,2,3", "a,,c\n1,2,3", "a,b,c\n1,2"})
    void aHeaderThatDoesNotFitIsRefused(String value) {
        assertThat(Decoding.refusal(HEADER, value).code()).isEqualTo(ErrorCode.MALFORMED_CSV);
    }

    @Test
    void aRowOfTheWrongLengthSaysBothNumbers() {
        RecordError error = Decoding.refusal(COLUMNS, "1,2");

        assertThat(error.expected()).hasToString("3 cells");
        assertThat(error.seen()).isEqualTo("2 cells");
    }

    @Test
    void cellsCountAgainstTheLimits() {
        DocumentLimits limits = new DocumentLimits(1000, 5, 4, 10, 3, 3);

        assertThat(Decoding.refusal(COLUMNS, limits, "12345,2,3".getBytes(StandardCharsets.UTF_8))
                        .code())
                .isEqualTo(ErrorCode.LIMIT_EXCEEDED);
        assertThat(Decoding.refusal(HEADER, limits, "abcd\n1".getBytes(StandardCharsets.UTF_8))
                        .code())
                .isEqualTo(ErrorCode.LIMIT_EXCEEDED);
        assertThat(Decoding.refusal(HEADER, limits, "a,b,c,d\n1,2,3,4".getBytes(StandardCharsets.UTF_8))
                        .code())
                .isEqualTo(ErrorCode.LIMIT_EXCEEDED);
    }
}
