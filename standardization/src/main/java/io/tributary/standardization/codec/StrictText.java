package io.tributary.standardization.codec;

import io.tributary.core.outcome.ErrorCode;
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
        if (value.length > maxBytes) {
            throw UnreadableRecordException.of(
                    ErrorCode.RECORD_TOO_LARGE,
                    "at most " + maxBytes + " bytes",
                    value.length + " bytes",
                    "the value has " + value.length + " bytes; the limit is " + maxBytes);
        }
        ByteBuffer bytes = ByteBuffer.wrap(value);
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
                charset,
                HexFormat.ofDelimiter(" ").withPrefix("0x").formatHex(value, Math.min(position, end), end),
                "the bytes are not valid " + charset + " at byte " + position
                        + " (counted from 0); if the source uses another charset, name it in source.charset");
    }
}
