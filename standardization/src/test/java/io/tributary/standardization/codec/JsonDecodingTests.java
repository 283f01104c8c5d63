package io.tributary.standardization.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.RecordError;
import io.tributary.standardization.catalog.StandardizationSettings;
import io.tributary.standardization.masking.MaskingKeys;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDecodingTests {

    @Test
    void everyKindOfValueKeepsItsExactWorth() {
        Object tree = Decoding.tree(
                Decoding.json(),
                "{\"t\":\"é𠀀\\u4e2d\",\"i\":-7,\"l\":9007199254740993,\"b\":123456789012345678901,"
                        + "\"d\":0.10,\"e\":1e2,\"y\":true,\"n\":null,\"a\":[1,[]],\"o\":{}}");

        assertThat(tree)
                .isEqualTo(Map.of(
                        "t",
                        "é𠀀中",
                        "i",
                        -7L,
                        "l",
                        9007199254740993L,
                        "b",
                        new BigInteger("123456789012345678901"),
                        "d",
                        new BigDecimal("0.10"),
                        "e",
                        new BigDecimal("1E+2"),
                        "y",
                        true,
                        "n",
                        JsonNull.NULL,
                        "a",
                        List.of(1L, List.of()),
                        "o",
                        Map.of()));
    }

    @Test
    void membersKeepTheirOrderAndWriteBackAsTheyCame() {
        String text = "{\"z\":1,\"a\":0.10,\"m\":[null,false,\"\\u0001\\\"/\"],\"b\":123456789012345678901}";

        assertThat(JsonText.text(Decoding.tree(Decoding.json(), text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"a\":1",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":NaN}",
                "{\"a\":-Infinity}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":1}{\"b\":2}",
                "{\"a\":1} x",
                "[1 2]",
                "{\"a\":1,\"a\":2}",
                "{\"a\":null,\"a\":null}",
                "{\"a\":\"\u0000\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\udc00\\ud800\"}",
                "{\"\\ud83d\":1}",
                "// c\n{}",
                "tru",
                "nul"
            })
    void whatIsNotOneJsonDocumentIsRefused(String text) {
        RecordError error = Decoding.refusal(Decoding.json(), text);

        assertThat(error.code()).isEqualTo(ErrorCode.MALFORMED_JSON);
        assertThat(error.message().english()).doesNotContain("\n").hasSizeLessThan(300);
    }

    @Test
    void aPairOfEscapedSurrogatesIsOneCharacter() {
        assertThat(Decoding.tree(Decoding.json(), "\"\\ud83d\\ude00 \\\\ud800\""))
                .isEqualTo("😀 \\ud800");
    }

    /** Two letters for each bit, in pairs that the parser's table of names cannot tell apart. */
    @Test
    void namesOfEqualHashesNeverFailARecord() throws Exception {
        RecordDecoder decoder = RecordDecoder.of(Decoding.json(), DocumentLimits.defaults(), List.of());
        for (int record = 0; record < 3; record++) {
            StringBuilder json = new StringBuilder("{\"first\":").append(record);
            for (int bits = 0; bits < 1024; bits++) {
                json.append(",\"");
                for (int bit = 0; bit < 10; bit++) {
                    json.append((bits >> bit & 1) == 0 ? "ab" : "bA");
                }
                json.append("\":1");
            }
            byte[] value = json.append('}').toString().getBytes(StandardCharsets.UTF_8);

            assertThat((Map<?, ?>) decoder.decode(value)).hasSize(1025);
        }
    }

    @Test
    void aDuplicateNameSaysWhichAndWhere() {
        assertThat(Decoding.refusal(Decoding.json(), "{\"pm\":1,\n \"pm\":2}")
                        .message()
                        .english())
                .contains("'pm' appears twice")
                .contains("line 2");
    }

    @Test
    void aByteOrderMarkIsTolerated() {
        assertThat(Decoding.tree(Decoding.json(), "\uFEFF[1]")).isEqualTo(List.of(1L));
    }

    @Test
    void invalidBytesAreRefusedWithTheirPlace() {
        byte[] value = "{\"a\":\"中x\"}".getBytes(StandardCharsets.UTF_8);
        value[7] = 'x';

        RecordError error = Decoding.refusal(Decoding.json(), DocumentLimits.defaults(), value);

        assertThat(error.code()).isEqualTo(ErrorCode.INVALID_ENCODING);
        assertThat(error.expected()).hasToString("UTF-8");
        assertThat(error.seen()).isEqualTo("0xe4");
        assertThat(error.message().english()).contains("at byte 6");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GBK", "GB18030", "UTF-16LE", "Big5"})
    void theFlowsCharsetDecides(String charset) {
        var source = Decoding.source(io.tributary.core.flow.JsonLayout.PLAIN, Charset.forName(charset));

        assertThat(Decoding.tree(source, "{\"市\":\"杭州\"}")).isEqualTo(Map.of("市", "杭州"));
    }

    @Test
    void aValueBeyondTheSizeIsRefusedUnread() {
        byte[] value = new byte[10 * 1024 * 1024];
        Arrays.fill(value, (byte) 0xFF);

        RecordError error = Decoding.refusal(Decoding.json(), DocumentLimits.defaults(), value);

        assertThat(error.code()).isEqualTo(ErrorCode.RECORD_TOO_LARGE);
        assertThat(error.message().english()).contains("1048576 bytes (10485760)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void tenThousandLevelsAreRefusedWithoutHarm(String opening) {
        Assertions.setMaxStackTraceElementsDisplayed(10);
        RecordError error = Decoding.refusal(Decoding.json(), opening.repeat(10_000));

        assertThat(error.code()).isEqualTo(ErrorCode.TOO_DEEP);
    }

    @Test
    void oneHundredLevelsAreDeepEnoughToPass() {
        assertThat(Decoding.tree(Decoding.json(), "[".repeat(100) + "]".repeat(100)))
                .isInstanceOf(List.class);
        assertThat(Decoding.refusal(Decoding.json(), "[".repeat(101) + "]".repeat(101))
                        .code())
                .isEqualTo(ErrorCode.TOO_DEEP);
    }

    @Test
    void eachLimitHoldsAtItsEdge() {
        DocumentLimits limits = new DocumentLimits(10_000, 5, 10, 8, 6, 4);

        assertThat(refused(limits, "\"" + "x".repeat(10) + "\"")).isNull();
        assertThat(refused(limits, "\"" + "x".repeat(11) + "\"")).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
        assertThat(refused(limits, "12345678")).isNull();
        assertThat(refused(limits, "123456789")).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
        assertThat(refused(limits, "1e9")).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
        assertThat(refused(limits, "1e-9")).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
        assertThat(refused(limits, "{\"abcdef\":1}")).isNull();
        assertThat(refused(limits, "{\"abcdefg\":1}")).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
        assertThat(refused(limits, "[1,2,3,4]")).isNull();
        assertThat(refused(limits, "[1,[2,3],4]")).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
    }

    private static ErrorCode refused(DocumentLimits limits, String text) {
        try {
            RecordDecoder.json(limits).decode(text.getBytes(StandardCharsets.UTF_8));
            return null;
        } catch (UnreadableRecordException e) {
            return e.error().code();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "-1e2147483647", "1e99999999999999999999", "0e999999999"})
    void numbersThatAreEndlessToComputeWithAreRefusedAtOnce(String number) {
        Assertions.assertThatCode(() -> org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                        Duration.ofSeconds(5), () -> Decoding.refusal(Decoding.json(), "[" + number + "]")))
                .doesNotThrowAnyException();
    }

    @Test
    void limitsHaveABottomAndACeiling() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DocumentLimits(0, 1, 1, 1, 1, 1));
        DocumentLimits tooDeep = new DocumentLimits(1, 1001, 1, 1, 1, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StandardizationSettings(tooDeep, MaskingKeys.NONE))
                .withMessageContaining("at most 1000");
        assertThat(DocumentLimits.defaults().withMaxBytes(99).maxStringLength()).isEqualTo(99);
    }

    @Test
    void aDecoderThatRefusedOneValueReadsTheNext() throws Exception {
        RecordDecoder decoder = RecordDecoder.of(Decoding.json(), DocumentLimits.defaults(), List.of());
        Assertions.assertThatThrownBy(() -> decoder.decode(new byte[] {(byte) 0xE4}))
                .isInstanceOf(UnreadableRecordException.class);

        assertThat(decoder.decode(("\"" + "x".repeat(200_000) + "\"").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("x".repeat(200_000));
        assertThat(decoder.decode("\"a\"".getBytes(StandardCharsets.UTF_8))).isEqualTo("a");
    }
}
