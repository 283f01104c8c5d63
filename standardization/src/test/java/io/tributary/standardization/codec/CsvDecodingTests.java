package io.tributary.standardization.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.flow.CsvLayout;
import io.tributary.core.flow.SourceDefinition;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.RecordError;
import io.tributary.standardization.notation.Blanks;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvDecodingTests {

    private static final SourceDefinition COLUMNS = csv(List.of("a", "b", "c"), ',');
    private static final SourceDefinition HEADER = csv(List.of(), ',');

    private static SourceDefinition csv(List<String> columns, char separator) {
        return Decoding.source(new CsvLayout(columns, separator), StandardCharsets.UTF_8);
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
    void whereNothingIsAQuoteNoCharacterIsOne() {
        for (String c : List.of("\u0000", "\u0001", "\uFFFF")) {
            assertThat(Decoding.tree(dialect(',', CsvLayout.NO_QUOTE, false), c + "1,2" + c + ",\u0000"))
                    .as("U+%04X", (int) c.charAt(0))
                    .isEqualTo(cells(c + "1", "2" + c, "\u0000"));
        }
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
        SourceDefinition gbk = Decoding.source(new CsvLayout(List.of("area", "level"), ','), Charset.forName("GBK"));

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
        assertThat(error.seen()).isEqualTo("2");
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

    private static SourceDefinition dialect(char separator, char quote, boolean trim) {
        return Decoding.source(new CsvLayout(List.of("a", "b", "c"), separator, quote, trim), StandardCharsets.UTF_8);
    }

    @Test
    void theQuoteIsTheFlows() {
        assertThat(Decoding.tree(dialect(';', '\'', false), "'1;5';'it''s';\"x\""))
                .isEqualTo(cells("1;5", "it's", "\"x\""));
        assertThat(Decoding.tree(dialect(',', CsvLayout.NO_QUOTE, false), "\"1,5\",'2'"))
                .isEqualTo(cells("\"1", "5\"", "'2'"));
    }

    @Test
    void trimmedCellsLoseTheBlanksAroundThemAndTheirQuotes() {
        assertThat(Decoding.tree(dialect(',', '"', true), " 1 , \"2 , x\" ,\t3"))
                .isEqualTo(cells("1", "2 , x", "3"));
        assertThat(Decoding.tree(
                        Decoding.source(new CsvLayout(List.of(), ',', '"', true), StandardCharsets.UTF_8),
                        " a , b ,c\n1, 2 ,3"))
                .isEqualTo(cells("1", "2", "3"));
    }

    /** A cell and a field lose the same. */
    @ParameterizedTest
    @ValueSource(ints = {' ', '\t', 0x0B, 0xA0, 0x2003, 0x200B, 0x2028, 0x3000, 0xFEFF})
    void whateverTheRuleTrimDropsIsDroppedFromCellsAndAroundTheirQuotes(int blank) {
        String b = Character.toString(blank);

        assertThat(Blanks.trim(b + "2" + b)).isEqualTo("2");
        assertThat(Decoding.tree(dialect(';', '"', true), "x" + b + ";" + b + b + "2" + b + ";" + b + "3"))
                .isEqualTo(cells("x", "2", "3"));
        assertThat(Decoding.tree(
                        dialect(';', '"', true),
                        "\"x\"" + b + ";" + b + "\"2;\"\"\n" + b + "y\"" + b + ";" + b + "\"3\""))
                .isEqualTo(cells("x", "2;\"\n" + b + "y", "3"));
        assertThat(Decoding.tree(dialect(';', '"', false), "x" + b + ";" + b + "\"2\";3"))
                .as("kept, with the quotes that are none then")
                .isEqualTo(cells("x" + b, b + "\"2\"", "3"));
    }

    @ParameterizedTest
    @ValueSource(chars = {'\t', ' ', '\u3000'})
    void aBlankThatPartsCellsIsNotDropped(char separator) {
        assertThat(Decoding.tree(dialect(separator, '"', true), "1" + separator + separator + "\"3\""))
                .isEqualTo(cells("1", "", "3"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1,\"2,3 | line 1, column 3: the quoted cell that begins here does not end",
                "1,\"2\"x,3 | line 1, column 6: a closing quote is followed by",
                "1,2 | the row has 2 cells where there are 3 columns; compare source.csv"
            })
    void aFaultIsToldInOurOwnWordsWithItsPlace(String value, String english) {
        RecordError error = Decoding.refusal(COLUMNS, value.strip());

        assertThat(error.message().english()).contains(english.strip());
        assertThat(error.message().chinese()).matches("(?s).*[\\u4e00-\\u9fff]{3}.*");
    }

    @Test
    void twoRowsWhereOneWasExpectedMayBeAHeader() {
        assertThat(Decoding.refusal(COLUMNS, "a,b,c\n1,2,3").message().english())
                .isEqualTo("the value has 2 rows where one row was expected; where the first is a header, leave"
                        + " source.csv.columns out");
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatWasWrittenAsOneRowIsReadAsItWas(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        char quote = "\"'".charAt(random.nextInt(2));
        List<String> cells = new ArrayList<>();
        List<String> written = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            StringBuilder cell = new StringBuilder();
            for (int n = random.nextInt(6); n > 0; n--) {
                cell.append("a中,;\n\r \t\"'".charAt(random.nextInt(10)));
            }
            cells.add(cell.toString());
            written.add(quote + cell.toString().replace("" + quote, "" + quote + quote) + quote);
        }

        assertThat(Decoding.tree(dialect(';', quote, false), String.join(";", written)))
                .isEqualTo(cells(cells.get(0), cells.get(1), cells.get(2)));
    }
}
