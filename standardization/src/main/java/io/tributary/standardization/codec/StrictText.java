package io.tributary.standardization.codec;

import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Wording;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.HexFormat;

/**
 * Bytes to characters, refusing what the charset does not allow. A byte order mark at the start is dropped.
 *
 * <p><b>Threading:</b> confined to one thread. The answer of {@link #decode} is valid until the next call.
 */
final class StrictText {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int KEPT_CHARS = 64 * 1024;

    private final CharsetDecoder decoder;
    private final int maxBytes;
    private CharBuffer kept = CharBuffer.allocate(4096);

    StrictText(Charset charset, int maxBytes) {
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        this.maxBytes = maxBytes;
    }

    /** The characters in an array-backed buffer, from its position to its limit. */
    CharBuffer decode(byte[] value) throws UnreadableRecordException {
        return decode(value, 0);
    }

    /** The characters behind so many bytes. */
    CharBuffer decode(byte[] value, int from) throws UnreadableRecordException {
        requireSize(value);
        ByteBuffer bytes = ByteBuffer.wrap(value, from, value.length - from);
        CharBuffer chars = bufferFor(value.length);
        decoder.reset();
        CoderResult result = decoder.decode(bytes, chars, true);
        if (!result.isError()) {
            result = decoder.flush(chars);
        }
        if (result.isError()) {
            throw invalid(value, bytes.position(), result.length());
        }
        chars.flip();
        if (chars.hasRemaining() && chars.get(chars.position()) == BYTE_ORDER_MARK) {
            chars.get();
        }
        return chars;
    }

    void requireSize(byte[] value) throws UnreadableRecordException {
        if (value.length > maxBytes) {
            throw ValueLimit.BYTES.exceeded(maxBytes, value.length);
        }
    }

    /** Whether the byte 0 is the character U+0000, as in every charset but UTF-16, UTF-32 and their kin. */
    boolean isAsciiBased() {
        return "{\n\"}\r".equals(new String(new byte[] {'{', '\n', '"', '}', '\r'}, decoder.charset()));
    }

    private CharBuffer bufferFor(int length) {
        int needed = (int) Math.min(Integer.MAX_VALUE, Math.ceil((double) length * decoder.maxCharsPerByte()) + 1);
        if (needed > KEPT_CHARS) {
            return CharBuffer.allocate(needed);
        }
        if (needed > kept.capacity()) {
            kept = CharBuffer.allocate(Math.min(KEPT_CHARS, Math.max(needed, 2 * kept.capacity())));
        }
        kept.clear();
        return kept;
    }

    private UnreadableRecordException invalid(byte[] value, int position, int length) {
        String charset = decoder.charset().name();
        int end = Math.min(value.length, position + Math.max(1, length));
        return UnreadableRecordException.of(
                ErrorCode.INVALID_ENCODING,
                Wording.same(charset),
                HexFormat.ofDelimiter(" ").withPrefix("0x").formatHex(value, Math.min(position, end), end),
                Wording.of(
                        "the bytes are not valid " + charset + " at byte " + position
                                + " (counted from 0); if the source uses another charset, name it in source.charset",
                        "第 " + position + " 字节处（从 0 计）不是有效的 " + charset + " 编码；如果来源使用其他字符集，请在 source.charset 中指明"));
    }
}
