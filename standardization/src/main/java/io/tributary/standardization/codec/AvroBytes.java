package io.tributary.standardization.codec;

import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Wording;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The primitives of Avro's binary form. A length counts only as far as there are bytes, so that a hostile one costs no
 * memory.
 *
 * <p><b>Threading:</b> confined to one thread, one value.
 */
final class AvroBytes {

    private static final int LAST_SHIFT = 63;

    private final byte[] bytes;
    private int at;

    AvroBytes(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    boolean bool() throws UnreadableRecordException {
        byte b = bytes[advance(1)];
        if (b != 0 && b != 1) {
            throw malformed(at - 1, Wording.of("a boolean is 0 or 1", "布尔值只能是 0 或 1"));
        }
        return b == 1;
    }

    /** A number in as few bytes as it needs, its sign in the lowest bit. */
    long number() throws UnreadableRecordException {
        int start = at;
        long raw = 0;
        for (int shift = 0; shift <= LAST_SHIFT; shift += 7) {
            byte b = bytes[advance(1)];
            raw |= (b & 0x7FL) << shift;
            if (b >= 0) {
                if (shift == LAST_SHIFT && b > 1) {
                    break;
                }
                return raw >>> 1 ^ -(raw & 1);
            }
        }
        throw malformed(start, Wording.of("a number does not end within 64 bits", "数值超出 64 位"));
    }

    int integer() throws UnreadableRecordException {
        int start = at;
        long number = number();
        if (number != (int) number) {
            throw malformed(start, Wording.of("an int does not fit into 32 bits", "int 数值超出 32 位"));
        }
        return (int) number;
    }

    float single() throws UnreadableRecordException {
        int from = advance(Float.BYTES);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getFloat(from);
    }

    double twice() throws UnreadableRecordException {
        int from = advance(Double.BYTES);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getDouble(from);
    }

    byte[] block(int length) throws UnreadableRecordException {
        int from = advance(length);
        return Arrays.copyOfRange(bytes, from, at);
    }

    /** A length, which is that of bytes that are there. */
    int length() throws UnreadableRecordException {
        int start = at;
        long length = number();
        if (length < 0 || length > bytes.length - at) {
            throw malformed(
                    start,
                    Wording.of(
                            "a length of " + length + " where " + (bytes.length - at) + " bytes are left; the value may"
                                    + " be cut off, or of another schema",
                            "长度为 " + length + "，而只剩 " + (bytes.length - at) + " 字节；该值可能被截断，或属于另一个 Schema"));
        }
        return (int) length;
    }

    String text(int length) throws UnreadableRecordException {
        int from = advance(length);
        try {
            CharBuffer chars = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, length));
            return chars.toString();
        } catch (CharacterCodingException e) {
            throw malformed(from, Wording.of("a text is not valid UTF-8", "文本不是有效的 UTF-8"));
        }
    }

    boolean isAtEnd() {
        return at == bytes.length;
    }

    int position() {
        return at;
    }

    private int advance(int count) throws UnreadableRecordException {
        if (count > bytes.length - at) {
            throw malformed(
                    at,
                    Wording.of(
                            "the value ends too early; it may be cut off, or of another schema",
                            "该值提前结束；可能被截断，或属于另一个 Schema"));
        }
        int from = at;
        at += count;
        return from;
    }

    static UnreadableRecordException malformed(int position, Wording what) {
        return UnreadableRecordException.of(
                ErrorCode.MALFORMED_AVRO,
                Wording.of(
                        "the Avro breaks at byte " + position + " (counted from 0): " + what.english(),
                        "Avro 在第 " + position + " 字节（从 0 计）出错：" + what.chinese()));
    }
}
