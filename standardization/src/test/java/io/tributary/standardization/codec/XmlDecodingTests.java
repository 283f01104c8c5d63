package io.tributary.standardization.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.flow.XmlLayout;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.RecordError;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlDecodingTests {

    private static Object tree(String xml) {
        return Decoding.tree(Decoding.xml(), xml);
    }

    @Test
    void theChildrenOfTheRootAreTheFields() {
        assertThat(tree("<?xml version=\"1.0\"?><Reading><Code>1242A</Code><Value> 5 </Value><None/></Reading>"))
                .isEqualTo(Map.of("Code", "1242A", "Value", " 5 ", "None", ""));
    }

    @Test
    void attributesRepetitionAndMixedTextFollowTheCommonConvention() {
        assertThat(tree("<r id='7'><i>1</i><i>2</i><i k='v'>3</i><s>a<b/>c</s>\n</r>"))
                .isEqualTo(Map.of(
                        "@id",
                        "7",
                        "i",
                        List.of("1", "2", Map.of("@k", "v", "#text", "3")),
                        "s",
                        Map.of("b", "", "#text", "ac")));
    }

    @Test
    void aRootOfTextOnlyIsItsText() {
        assertThat(tree("<v>5</v>")).isEqualTo(Map.of("#text", "5"));
    }

    @Test
    void namespacesAreDroppedAndTheFiveEntitiesAndCdataAreText() {
        assertThat(
                        tree(
                                "<x:r xmlns:x='urn:x'><x:a>&lt;&amp;&gt;&quot;&apos;&#20013;</x:a><b><![CDATA[<raw>]]></b></x:r>"))
                .isEqualTo(Map.of("a", "<&>\"'中", "b", "<raw>"));
    }

    @Test
    void theFlowsCharsetDecidesWhateverTheDeclarationSays() {
        var gbk = Decoding.source(XmlLayout.PLAIN, Charset.forName("GBK"));

        assertThat(Decoding.tree(gbk, "<?xml version=\"1.0\" encoding=\"UTF-8\"?><r><区>瓯海</区></r>"))
                .isEqualTo(Map.of("区", "瓯海"));
        assertThat(tree("\uFEFF<?xml version=\"1.0\" encoding=\"GBK\"?><r><区>瓯海</区></r>"))
                .isEqualTo(Map.of("区", "瓯海"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "<a>",
                "<a></b>",
                "<a/><b/>",
                "<a/>x",
                "<a b=c/>",
                "<a b='1' b='2'/>",
                "<a>&nbsp;</a>",
                "<a>\u0001</a>",
                "<!DOCTYPE a><a/>",
                "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>",
                "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><a>&e;</a>",
                "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/x.dtd'><a/>",
                "<!DOCTYPE a [<!ENTITY % p SYSTEM 'file:///etc/hostname'> %p;]><a/>"
            })
    void whatIsNotOnePlainDocumentIsRefused(String xml) {
        RecordError error = Decoding.refusal(Decoding.xml(), xml);

        assertThat(error.code()).isEqualTo(ErrorCode.MALFORMED_XML);
        assertThat(error.message().english()).doesNotContain("\n");
    }

    @Test
    void entitiesThatMultiplyAreRefusedAtTheDocumentType() {
        String xml = "<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><a>&b;</a>";

        assertThat(Decoding.refusal(Decoding.xml(), xml).message().english()).contains("document type");
    }

    @Test
    void tenThousandLevelsAreRefusedWithoutHarm() {
        assertThat(Decoding.refusal(Decoding.xml(), "<a>".repeat(10_000) + "</a>".repeat(10_000))
                        .code())
                .isEqualTo(ErrorCode.TOO_DEEP);
    }

    @Test
    void elementsCountAgainstTheLimits() {
        DocumentLimits limits = new DocumentLimits(1000, 5, 4, 10, 3, 3);

        for (String xml :
                List.of("<r><a>12345</a></r>", "<r><abcd/></r>", "<r><a/><a/><a/><a/></r>", "<r a='12345'/>")) {
            assertThat(Decoding.refusal(Decoding.xml(), limits, xml.getBytes(StandardCharsets.UTF_8))
                            .code())
                    .as(xml)
                    .isEqualTo(ErrorCode.LIMIT_EXCEEDED);
        }
    }

    @Test
    void elementsThatAreDeclaredArraysAreArraysAlsoAlone() {
        var source = Decoding.source(new XmlLayout(Set.of("station")), StandardCharsets.UTF_8);

        assertThat(Decoding.tree(source, "<r><station>1</station><n>5</n></r>"))
                .isEqualTo(Map.of("station", List.of("1"), "n", "5"));
        assertThat(Decoding.tree(source, "<r><station/><station k='v'/></r>"))
                .isEqualTo(Map.of("station", List.of("", Map.of("@k", "v"))));
        assertThat(Decoding.tree(source, "<r><s><station>1</station></s></r>"))
                .isEqualTo(Map.of("s", Map.of("station", List.of("1"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<a>x | line 1, column 5: the element 'a' is not closed",
                "<a><b></a> | </a> stands where </b> was expected",
                "<a></a><b/> | something follows the outermost element",
                "<a>x & y</a> | '&' begins no entity; write &amp;",
                "<a>&nbsp;</a> | the entity '&nbsp;' is none of XML's own five",
                "<a b=c/> | not well-formed",
                "<a b='1' b='2'/> | not well-formed",
                "text | the value has no XML element",
                "<!DOCTYPE a><a/> | a document type (<!DOCTYPE) is not allowed"
            })
    void aFaultIsToldInOurOwnWordsWithItsPlace(String xml, String english) {
        RecordError error = Decoding.refusal(Decoding.xml(), xml.strip());

        assertThat(error.message().english()).contains(english.strip());
        assertThat(error.message().chinese()).matches("(?s).*[\\u4e00-\\u9fff]{3}.*");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"laughs", "parameters", "attributes", "names", "depth", "text", "external"})
    void hostileDocumentsAreRefusedQuickly(String kind) {
        String xml = switch (kind) {
            case "laughs" -> laughs();
            case "parameters" -> "<!DOCTYPE a [<!ENTITY % p '" + "%q;".repeat(1000) + "'><!ENTITY % q '%p;'> %p;]><a/>";
            case "attributes" ->
                "<a "
                        + IntStream.range(0, 60_000)
                                .mapToObj(i -> "a" + i + "=''")
                                .collect(Collectors.joining(" ")) + "/>";
            case "names" -> "<" + "n".repeat(500_000) + "/>";
            case "depth" -> "<a>".repeat(200_000);
            case "text" -> "<a>" + "&amp;".repeat(300_000) + "</a>";
            default -> "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/never'><a/>";
        };

        RecordError error = Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> Decoding.refusal(Decoding.xml(), xml));

        assertThat(error.code())
                .isIn(
                        ErrorCode.MALFORMED_XML,
                        ErrorCode.LIMIT_EXCEEDED,
                        ErrorCode.TOO_DEEP,
                        ErrorCode.RECORD_TOO_LARGE);
    }

    private static String laughs() {
        StringBuilder xml = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 'ha'>");
        for (int i = 1; i < 30; i++) {
            xml.append("<!ENTITY l%d '%s'>".formatted(i, ("&l" + (i - 1) + ";").repeat(10)));
        }
        return xml.append("]><a>&l29;</a>").toString();
    }
}
