package io.tributary.standardization.codec;

import java.nio.charset.Charset;

/**
 * Knows of an ASCII-based charset whether the second byte of a character may look like ASCII, as in GBK and GB18030, where it
 * can be a backslash or a bracket. Stateless.
 *
 * <p>Meant are the charsets of Chinese, in which every byte from 0x81 to 0xFE begins a character of several bytes where it is not
 * within one: GBK, GB18030, Big5. EUC and UTF-8 are plain. Shift_JIS has characters of one such byte, too (half-width
 * katakana), and a backslash behind one is not seen.
 */
enum TrailBytes {
    /** As in UTF-8: a byte that looks like ASCII is ASCII. */
    PLAIN,
    LIKE_ASCII;

    /** First bytes of characters in the charsets that have such; the second is a backslash. */
    private static final byte[] LEADS = {(byte) 0x81, (byte) 0xA5};

    static TrailBytes of(Charset charset) {
        for (byte lead : LEADS) {
            if (new String(new byte[] {lead, '\\'}, charset).indexOf('\\') < 0) {
                return LIKE_ASCII;
            }
        }
        return PLAIN;
    }

    /** Whether the byte at an index is the first of two that belong together. */
    boolean follow(byte[] text, int index) {
        return this == LIKE_ASCII && text[index] < 0 && index + 1 < text.length && isTrail(text[index + 1]);
    }

    /** Never a line end, a quote, a comma or a blank. */
    private static boolean isTrail(byte b) {
        return b < 0 || b >= '0' && b <= '9' || b >= '@' && b <= '~';
    }
}
