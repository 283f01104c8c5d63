package io.tributary.standardization.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.flow.JsonLayout;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.RecordError;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON behind the wire format's header, and JSON in the texts of JSON. */
class EmbeddedJsonTests {

    private static final TreePlace WHOLE = new MemberPlace(null);
    private static final TreePlace PAYLOAD = new MemberPlace("payload");

    /** A member of the outermost object, or the whole. */
    private record MemberPlace(@Nullable String name) implements TreePlace {
        @Override
        public @Nullable Object find(Object tree) {
            return name == null ? tree : tree instanceof Map<?, ?> members ? members.get(name) : null;
        }

        @Override
        public String pointer(Object tree) {
            return name == null ? "" : "/" + name;
        }

        @Override
        public int depth() {
            return name == null ? 0 : 1;
        }

        @Override
        @SuppressWarnings("unchecked")
        public Object replace(Object tree, Object value) {
            if (name == null) {
                return value;
            }
            ((Map<String, Object>) tree).put(name, value);
            return tree;
        }
    }

    private static Object tree(String text, TreePlace... places) throws UnreadableRecordException {
        return RecordDecoder.of(Decoding.json(), DocumentLimits.defaults(), List.of(places))
                .decode(text.getBytes(StandardCharsets.UTF_8));
    }

    private static RecordError refusal(DocumentLimits limits, String text, TreePlace... places) {
        try {
            throw new AssertionError("decoded: "
                    + RecordDecoder.of(Decoding.json(), limits, List.of(places))
                            .decode(text.getBytes(StandardCharsets.UTF_8)));
        } catch (UnreadableRecordException e) {
            return e.error();
        }
    }

    private static byte[] framed(String header, String text) {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.writeBytes(HexFormat.of().parseHex(header));
        value.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return value.toByteArray();
    }

    @Test
    void aWholeDocumentMayBeAText() throws Exception {
        assertThat(tree("\"{\\\"a\\\":1}\"", WHOLE)).isEqualTo(Map.of("a", 1L));
    }

    @Test
    void aMembersTextIsReadInItsPlace() throws Exception {
        assertThat(tree("{\"id\":1,\"payload\":\"[1,{\\\"b\\\":0.10}]\"}", PAYLOAD)
                        .toString())
                .isEqualTo("{id=1, payload=[1, {b=0.10}]}");
    }

    @Test
    void aTextInsideAnEmbeddedDocumentCanBeReadToo() throws Exception {
        assertThat(tree("\"{\\\"payload\\\":\\\"[7]\\\"}\"", WHOLE, PAYLOAD)).isEqualTo(Map.of("payload", List.of(7L)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"payload\":{\"a\":1}}", "{\"payload\":null}", "{\"other\":1}", "[1]"})
    void whatIsNoTextStaysAsItIs(String text) throws Exception {
        assertThat(JsonText.text(tree(text, PAYLOAD))).isEqualTo(text);
    }

    @Test
    void aFaultInsideTellsTheTextsPlaceAndThePlaceInTheText() {
        RecordError error = refusal(DocumentLimits.defaults(), "{\"payload\":\"{\\\"a\\\":01}\"}", PAYLOAD);

        assertThat(error.code()).isEqualTo(ErrorCode.MALFORMED_JSON);
        assertThat(error.sourcePointer()).isEqualTo("/payload");
        assertThat(error.message().english())
                .isEqualTo(
                        "in the text at '/payload': the JSON breaks at line 1, column 6: a number does not begin with"
                                + " a needless zero; quote it where it is a code");
        assertThat(error.message().chinese()).startsWith("在文本 '/payload' 中：JSON 在第 1 行第 6 列出错：");
    }

    @Test
    void anEmptyTextIsNoDocument() {
        assertThat(refusal(DocumentLimits.defaults(), "{\"payload\":\"\"}", PAYLOAD)
                        .message()
                        .english())
                .contains("'/payload'", "there is nothing");
    }

    @Test
    void levelsAndFieldsCountOverAllDocumentsTogether() throws Exception {
        DocumentLimits limits = new DocumentLimits(1000, 3, 1000, 10, 10, 4);

        assertThat(RecordDecoder.of(Decoding.json(), limits, List.of(PAYLOAD))
                        .decode("{\"payload\":\"[[1]]\"}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Map.of("payload", List.of(List.of(1L))));
        assertThat(refusal(limits, "{\"payload\":\"[[[]]]\"}", PAYLOAD).code()).isEqualTo(ErrorCode.TOO_DEEP);
        assertThat(refusal(limits, "{\"payload\":\"[1,2,3,4]\"}", PAYLOAD).code())
                .isEqualTo(ErrorCode.LIMIT_EXCEEDED);
    }

    @Test
    void whatStandsBehindTheHeaderIsRead() {
        var source = Decoding.source(new JsonLayout(true, List.of()), StandardCharsets.UTF_8);

        assertThat(Decoding.tree(source, framed("0000000011", "{\"a\":1}"))).isEqualTo(Map.of("a", 1L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "00000000", "7b2261223a317d", "0100000001", "00ffffffff"})
    void aValueWithoutTheHeaderIsRefusedWhereTheFlowSaysThatThereIsOne(String header) {
        var source = Decoding.source(new JsonLayout(true, List.of()), StandardCharsets.UTF_8);

        RecordError error = Decoding.refusal(source, DocumentLimits.defaults(), framed(header, ""));

        assertThat(error.code()).isEqualTo(ErrorCode.WIRE_FORMAT_MISMATCH);
        assertThat(error.message().english()).contains("source.wire");
    }

    @Test
    void aHeaderThatTheFlowDoesNotExpectIsRecognized() {
        RecordError error =
                Decoding.refusal(Decoding.json(), DocumentLimits.defaults(), framed("0000000011", "{\"a\":1}"));

        assertThat(error.code()).isEqualTo(ErrorCode.WIRE_FORMAT_MISMATCH);
        assertThat(error.message().english())
                .isEqualTo("the value begins with the Confluent wire format's magic byte and schema id 17; set"
                        + " source.wire: confluent");
        assertThat(error.message().chinese()).contains("Schema 编号 17", "source.wire: confluent");
    }

    @Test
    void brokenJsonInUtf16IsNotTakenForAHeader() {
        var source = Decoding.source(JsonLayout.PLAIN, StandardCharsets.UTF_16BE);

        assertThat(Decoding.refusal(source, "{\"a\":").code()).isEqualTo(ErrorCode.MALFORMED_JSON);
    }

    @Test
    void positionsOfBadBytesCountTheHeader() {
        var source = Decoding.source(new JsonLayout(true, List.of()), Charset.forName("GBK"));
        byte[] value = framed("0000000011", "\"x");
        value[6] = (byte) 0xFF;

        assertThat(Decoding.refusal(source, DocumentLimits.defaults(), value)
                        .message()
                        .english())
                .contains("GBK at byte 6 ");
    }
}
