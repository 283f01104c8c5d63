package io.tributary.standardization.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Texts beyond ASCII that were decoded lately, found again by their bytes. A source names the same places, grades and
 * substances over and over, and decoding their characters costs many times what comparing their bytes does; a text that is
 * found again also knows its hash already when a code table is asked for it.
 *
 * <p>One place for each hash, which the last text takes: bounded, and no worse than decoding for texts that never return.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class KeptTexts {

    private static final int PLACES = 128;
    /** Longer texts seldom return. */
    private static final int MAX_BYTES = 64;

    private final @Nullable Kept[] kept = new Kept[PLACES];

    /** @param bytes valid UTF-8 between the two indexes */
    String text(byte[] bytes, int from, int to) {
        if (to - from > MAX_BYTES) {
            return new String(bytes, from, to - from, StandardCharsets.UTF_8);
        }
        int place = (int) ByteWords.hash(bytes, from, to) & PLACES - 1;
        Kept last = kept[place];
        if (last != null && Arrays.equals(last.bytes(), 0, last.bytes().length, bytes, from, to)) {
            return last.text();
        }
        byte[] own = Arrays.copyOfRange(bytes, from, to);
        String text = new String(own, StandardCharsets.UTF_8);
        kept[place] = new Kept(own, text);
        return text;
    }

    /** Not compared, so that it may hold an array. */
    private record Kept(byte[] bytes, String text) {}
}
