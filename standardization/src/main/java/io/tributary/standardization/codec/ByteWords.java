package io.tributary.standardization.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Bytes looked at eight at a time. Stateless. */
final class ByteWords {

    static final int SIZE = Long.BYTES;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SPACES = ONES * ' ';
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private ByteWords() {}

    static long at(byte[] bytes, int index) {
        return (long) WORDS.get(bytes, index);
    }

    /**
     * How many bytes of a word, counted from its beginning, are ASCII that stands for itself inside a JSON text: no quote,
     * no backslash, no control character.
     */
    static int plainBytes(long word) {
        long quotes = word ^ QUOTES;
        long backslashes = word ^ BACKSLASHES;
        // A high bit in each byte that is zero; also above such a byte, which does not matter: the lowest counts.
        long special = (quotes - ONES) & ~quotes | (backslashes - ONES) & ~backslashes | (word - SPACES) | word;
        return Long.numberOfTrailingZeros(special & HIGH_BITS) >>> 3;
    }

    /** Differs, as a rule, where the bytes do. */
    static long hash(byte[] bytes, int from, int to) {
        long hash = 0;
        int index = from;
        for (; index <= to - SIZE; index += SIZE) {
            hash = mixed(hash ^ at(bytes, index));
        }
        long rest = 0;
        int count = to - index;
        if (count > 0 && index <= bytes.length - SIZE) {
            rest = at(bytes, index) & -1L >>> (SIZE - count) * Byte.SIZE;
        } else {
            for (int i = 0; i < count; i++) {
                rest |= (bytes[index + i] & 0xFFL) << i * Byte.SIZE;
            }
        }
        return mixed(hash ^ rest ^ (long) count << 56);
    }

    private static long mixed(long word) {
        long product = word * MULTIPLIER;
        return product ^ product >>> 32;
    }
}
