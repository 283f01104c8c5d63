package io.tributary.standardization.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.flow.Format;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.RecordError;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
        var gbk = Decoding.source(Format.XML, Charset.forName("GBK"), null);

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
}
