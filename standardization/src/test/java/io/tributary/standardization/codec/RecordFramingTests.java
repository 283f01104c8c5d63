package io.tributary.standardization.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.flow.CsvLayout;
import io.tributary.core.flow.JsonLayout;
import io.tributary.core.flow.SourceDefinition;
import io.tributary.core.outcome.ErrorCode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordFramingTests {

    private static List<String> split(SourceDefinition source, String file) {
        return RecordFraming.of(source).split(file.getBytes(source.charset())).stream()
                .map(piece -> new String(piece, source.charset()))
                .toList();
    }

    private static SourceDefinition csv(String charset, List<String> columns) {
        return Decoding.source(new CsvLayout(columns, ','), Charset.forName(charset));
    }

    @Test
    void aJsonFileHoldsOneRecordALine() {
        assertThat(split(Decoding.json(), "\uFEFF{\"a\":1}\r\n\n  \n {\"a\":2} \n{\"a\":3}"))
                .containsExactly("{\"a\":1}", "{\"a\":2}", "{\"a\":3}");
    }

    @Test
    void aBrokenLineIsARecordOfItsOwnWhereverItStands() {
        assertThat(split(Decoding.json(), "{\"a\":1}\n{\"a\":\n{\"a\":3}\n"))
                .containsExactly("{\"a\":1}", "{\"a\":", "{\"a\":3}");
        assertThat(split(Decoding.json(), "{\"a\":\n{\"a\":2}\n{\"a\":3}\n"))
                .containsExactly("{\"a\":", "{\"a\":2}", "{\"a\":3}");
        assertThat(split(Decoding.json(), "not json\n{\"a\":2}")).containsExactly("not json", "{\"a\":2}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE", "UTF-16"})
    void aByteOrderMarkIsOfNoRecord(String charset) {
        SourceDefinition source = Decoding.source(JsonLayout.PLAIN, Charset.forName(charset));

        assertThat(split(source, "\uFEFF[{\"a\":1},\n{\"a\":2}]")).containsExactly("{\"a\":1}", "{\"a\":2}");
        assertThat(split(csv(charset, List.of("a", "b")), "\uFEFFa,b\n1,2")).containsExactly("1,2");
    }

    @Test
    void aCharsetThatCanOnlyBeReadIsCutToo() {
        assertThat(RecordFraming.of(csv("ISO-2022-CN", List.of("a", "b")))
                        .split("1,2\n3,4".getBytes(StandardCharsets.US_ASCII)))
                .containsExactly("1,2".getBytes(StandardCharsets.US_ASCII), "3,4".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void documentsMaySpanLines() {
        assertThat(split(Decoding.json(), "{\n \"a\": \"}\\\"\"\n}\n")).containsExactly("{\n \"a\": \"}\\\"\"\n}");
        assertThat(split(Decoding.json(), "{\n\"a\":1}\n{\"a\":\n2}")).containsExactly("{\n\"a\":1}", "{\"a\":\n2}");
    }

    @Test
    void anArrayIsItsElements() {
        assertThat(split(Decoding.json(), "[{\"a\":[1,2]},{\"b\":\"],\"},3]"))
                .containsExactly("{\"a\":[1,2]}", "{\"b\":\"],\"}", "3");
        assertThat(split(Decoding.json(), "[\n  {\"a\":1},\n  {\"a\":2}\n]\n"))
                .containsExactly("{\"a\":1}", "{\"a\":2}");
        assertThat(split(Decoding.json(), "[]")).isEmpty();
        assertThat(split(Decoding.json(), "[1]\n[2]")).containsExactly("[1]", "[2]");
    }

    @Test
    void anEmptyFileHasNoRecord() {
        assertThat(split(Decoding.json(), "")).isEmpty();
        assertThat(split(Decoding.xml(), "\n \n")).isEmpty();
        assertThat(split(csv("UTF-8", List.of("a")), "\r\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GBK", "GB18030", "UTF-16LE"})
    void rowsAreCutInTheirCharset(String charset) {
        SourceDefinition source = csv(charset, List.of("站", "名"));

        assertThat(split(source, "站,名\r\n1,\"宁\r\n波\"\r\n\r\n2,\"说\"\"好\"\"\"\r\n"))
                .containsExactly("1,\"宁\r\n波\"", "2,\"说\"\"好\"\"\"");
    }

    @Test
    void charactersOfGbkThatEndInAsciiBytesAreLeftWhole() {
        SourceDefinition source = csv("GBK", List.of("a"));
        byte[] row = {(byte) 0x81, '|', '\n', (byte) 0x95, '\\', '\n'};

        assertThat(RecordFraming.of(source).split(row))
                .containsExactly(new byte[] {(byte) 0x81, '|'}, new byte[] {(byte) 0x95, '\\'});
    }

    @ParameterizedTest
    @ValueSource(strings = {"GBK", "GB18030"})
    void aCharacterThatEndsInABackslashOrBracketIsNoneInJson(String charset) {
        SourceDefinition source = Decoding.source(JsonLayout.PLAIN, Charset.forName(charset));

        // 乗, 乕 and 乚 end in the bytes of a backslash and of brackets.
        assertThat(split(source, "[\n{\"a\":\"乗\"},\n{\"a\":\"乕乚\"}]"))
                .containsExactly("{\"a\":\"乗\"}", "{\"a\":\"乕乚\"}");
        assertThat(split(source, "{\n\"a\":\"乗\"}\n{\"乗\":\n2}")).containsExactly("{\n\"a\":\"乗\"}", "{\"乗\":\n2}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GBK", "GB18030", "UTF-16LE"})
    void aQuoteInsideACellThatIsNotQuotedIsPartOfIt(String charset) {
        SourceDefinition source = csv(charset, List.of("管", "数"));

        assertThat(split(source, "5\" 管,2\n管 5\",3\n\"4\n\"\"\",5\n"))
                .containsExactly("5\" 管,2", "管 5\",3", "\"4\n\"\"\",5");
    }

    @Test
    void blanksBeforeAQuoteAreNoneWhereTheLayoutDropsThem() {
        for (String charset : List.of("UTF-8", "GBK")) {
            String file = "1,　 \"a\nb\" \n2,c \"\n3,d\n";

            assertThat(split(
                            Decoding.source(new CsvLayout(List.of("n", "t"), ',', '"', true), Charset.forName(charset)),
                            file))
                    .containsExactly("1,　 \"a\nb\" ", "2,c \"", "3,d");
            assertThat(split(csv(charset, List.of("n", "t")), file))
                    .containsExactly("1,　 \"a", "b\" ", "2,c \"", "3,d");
        }
    }

    @Test
    void aQuoteIsNoneInTheMiddleOfACharacterOfGbk() {
        SourceDefinition source =
                Decoding.source(new CsvLayout(List.of("a", "b"), '；', '|', false), Charset.forName("GBK"));

        // The second byte of 亅 is that of the quote.
        assertThat(split(source, "亅；1\n|x亅\n；|；2\n亅；3")).containsExactly("亅；1", "|x亅\n；|；2", "亅；3");
    }

    @Test
    void aRowOfEmptyCellsIsARecordWhateverSeparatesThem() {
        assertThat(split(
                        Decoding.source(new CsvLayout(List.of("a", "b"), '\t'), StandardCharsets.UTF_8),
                        "1\t2\n\t\n \n"))
                .containsExactly("1\t2", "\t");
    }

    @Test
    void aFirstRowThatIsNotTheHeaderIsARecord() {
        assertThat(split(csv("UTF-8", List.of("a", "b")), "1,2\n3,4")).containsExactly("1,2", "3,4");
        assertThat(split(csv("UTF-8", List.of("a", "b")), "a,\"b\"\n3,4")).containsExactly("3,4");
    }

    @Test
    void withoutColumnsTheHeaderComesBeforeEachRow() {
        assertThat(split(csv("UTF-8", List.of()), "a,b\r\n1,2\r\n 3,4 \r\n")).containsExactly("a,b\n1,2", "a,b\n 3,4 ");
    }

    @Test
    void anXmlFileHoldsOneDocumentALineOrIsOne() {
        assertThat(split(Decoding.xml(), "<r><a>1</a></r>\n<r a='>'><a>2</a></r>\n"))
                .containsExactly("<r><a>1</a></r>", "<r a='>'><a>2</a></r>");
        assertThat(split(Decoding.xml(), "<?xml version='1.0'?>\n<r>\n <a>1</a>\n</r>\n"))
                .containsExactly("<?xml version='1.0'?>\n<r>\n <a>1</a>\n</r>");
        assertThat(split(Decoding.xml(), "<r a='1'/>\n<r a='2'/>")).containsExactly("<r a='1'/>", "<r a='2'/>");
    }

    @Test
    void aFileInUtf16ThatIsInvalidStaysAsItIsForTheDecoderToRefuse() {
        SourceDefinition source = Decoding.source(JsonLayout.PLAIN, StandardCharsets.UTF_16LE);
        byte[] file = "{\"a\":\"x\"}\n{\"a\":2}\n".getBytes(StandardCharsets.UTF_16LE);
        file[13] = (byte) 0xD8;

        assertThat(RecordFraming.of(source).split(file)).containsExactly(file);
        assertThat(Decoding.refusal(source, DocumentLimits.defaults(), file).code())
                .isEqualTo(ErrorCode.INVALID_ENCODING);
    }

    @Test
    void invalidBytesStayInTheirPiece() {
        byte[] file = "{\"a\":\"x\"}\n{\"a\":2}\n".getBytes(StandardCharsets.UTF_8);
        file[6] = (byte) 0xFF;

        List<byte[]> pieces = RecordFraming.of(Decoding.json()).split(file);

        assertThat(pieces).hasSize(2);
        assertThat(pieces.get(0)[6]).isEqualTo((byte) 0xFF);
    }
}
