package io.tributary.standardization.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.flow.JsonLayout;
import io.tributary.core.flow.XmlLayout;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.RecordError;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every charset is read strictly, and a byte order mark is no part of the text. */
class CharsetTests {

    private static byte[] bytes(String hex) {
        return HexFormat.ofDelimiter(" ").parseHex(hex);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "UTF-8, overlong slash, 22 c0 af 22, 1",
        "UTF-8, surrogate, 22 ed a0 80 22, 1",
        "UTF-8, beyond Unicode, 22 f4 90 80 80 22, 1",
        "UTF-8, last character cut, 22 e4 b8, 1",
        "UTF-8, lone continuation, 80, 0",
        "GBK, last character cut, 22 c4, 1",
        "GBK, no second byte, 22 c4 20 22, 1",
        "GBK, single byte that is none, 22 ff 22, 1",
        "GB18030, last character cut at four bytes, 22 81 30 81, 1",
        "GB18030, third byte that is none, 22 81 30 30 30 22, 1",
        "GB18030, beyond its ranges, 22 ff 22, 1",
        "UTF-16LE, last unit cut, 22 00 2d, 2",
        "UTF-16BE, last unit cut, 00 22 4e, 2",
        "UTF-16LE, low half alone, 22 00 00 de 22 00, 2",
        "UTF-16LE, high half alone, 22 00 3d d8 22 00, 2",
        "UTF-16BE, high half alone, 00 22 d8 3d 00 22, 2",
        "UTF-16BE, high half at the end, 00 22 d8 3d, 2",
        "UTF-16, low half alone after the mark, ff fe 22 00 00 de 22 00, 4",
        "Big5, last character cut, 22 a4, 1"
    })
    void malformedBytesAreRefusedWithTheirPlace(String charset, String what, String hex, int position) {
        RecordError error = Decoding.refusal(
                Decoding.source(JsonLayout.PLAIN, Charset.forName(charset)), DocumentLimits.defaults(), bytes(hex));

        assertThat(error.code()).isEqualTo(ErrorCode.INVALID_ENCODING);
        assertThat(error.message().english()).contains(charset + " at byte " + position + " ", "source.charset");
        assertThat(error.message().chinese()).contains("第 " + position + " 字节");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "UTF-8, four bytes, 22 f0 a0 80 80 22, 𠀀",
        "GBK, two bytes, 22 ba bc 22, 杭",
        "GB18030, four bytes of the base plane, 22 81 39 ee 39 22, 㐀",
        "GB18030, four bytes beyond it, 22 95 32 82 36 22, 𠀀",
        "UTF-16LE, a pair, 22 00 40 d8 00 dc 22 00, 𠀀",
        "UTF-16, with a mark (LE), ff fe 22 00 2d 4e 22 00, 中",
        "UTF-16, with a mark (BE), fe ff 00 22 4e 2d 00 22, 中",
        "UTF-16, without a mark (BE), 00 22 4e 2d 00 22, 中",
        "UTF-16LE, with a mark, ff fe 22 00 2d 4e 22 00, 中",
        "UTF-8, with a mark, ef bb bf 22 e4 b8 ad 22, 中",
        "GB18030, with a mark, 84 31 95 33 22 d6 d0 22, 中"
    })
    void validBytesAreTheirText(String charset, String what, String hex, String text) {
        assertThat(Decoding.tree(Decoding.source(JsonLayout.PLAIN, Charset.forName(charset)), bytes(hex)))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "GB18030"})
    void everyFormatIsReadInEveryCharset(String name) {
        Charset charset = Charset.forName(name);

        assertThat(Decoding.tree(
                        Decoding.source(XmlLayout.PLAIN, charset),
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><站><名>杭州</名></站>"))
                .isEqualTo(Map.of("名", "杭州"));
        assertThat(Decoding.tree(
                        Decoding.source(new io.tributary.core.flow.CsvLayout(List.of("区", "值"), ';'), charset),
                        "\"瓯;海\";5"))
                .isEqualTo(Map.of("区", "瓯;海", "值", "5"));
    }
}
