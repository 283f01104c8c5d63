package io.tributary.standardization.codec;

/** Which bytes form a character beyond ASCII, as strictly as the platform's decoder. Stateless. */
final class Utf8Sequences {

    private Utf8Sequences() {}

    /**
     * The index behind the sequence that begins at an index.
     *
     * @throws UnvouchedDocumentException where the bytes are not valid UTF-8
     */
    static int pass(byte[] text, int at, int end) throws UnvouchedDocumentException {
        int lead = text[at] & 0xFF;
        if (lead >= 0xE0 && lead < 0xF0) {
            if (at + 2 < end && isSecondOfThree(lead, text[at + 1]) && isContinuation(text[at + 2])) {
                return at + 3;
            }
        } else if (lead >= 0xC2 && lead < 0xE0) {
            if (at + 1 < end && isContinuation(text[at + 1])) {
                return at + 2;
            }
        } else if (lead >= 0xF0 && lead < 0xF5) {
            boolean valid = at + 3 < end
                    && isSecondOfFour(lead, text[at + 1])
                    && isContinuation(text[at + 2])
                    && isContinuation(text[at + 3]);
            if (valid) {
                return at + 4;
            }
        }
        throw UnvouchedDocumentException.INSTANCE;
    }

    private static boolean isContinuation(byte b) {
        return b < (byte) 0xC0;
    }

    /** Neither a longer form of a shorter sequence nor half of a surrogate pair. */
    private static boolean isSecondOfThree(int lead, byte b) {
        return isContinuation(b) && (lead != 0xE0 || (b & 0xFF) >= 0xA0) && (lead != 0xED || (b & 0xFF) < 0xA0);
    }

    /** Neither a longer form of a shorter sequence nor beyond the last character. */
    private static boolean isSecondOfFour(int lead, byte b) {
        return isContinuation(b) && (lead != 0xF0 || (b & 0xFF) >= 0x90) && (lead != 0xF4 || (b & 0xFF) < 0x90);
    }
}
