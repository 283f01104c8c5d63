package io.tributary.standardization.masking;

/**
 * The secret under which values are masked. It never shows: its text is {@code ***}. Whoever has it can test guesses, so
 * it is shared only by gateways whose masked values must be joinable.
 *
 * <p><b>Threading:</b> immutable.
 */
public final class MaskingKey {

    /** Shorter keys can be found by trying. */
    public static final int MIN_BYTES = 16;

    private final byte[] bytes;

    private MaskingKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * @throws IllegalArgumentException for fewer than {@value #MIN_BYTES} bytes
     */
    public static MaskingKey of(byte[] bytes) {
        if (bytes.length < MIN_BYTES) {
            throw new IllegalArgumentException(
                    "a masking key has at least " + MIN_BYTES + " bytes; got " + bytes.length);
        }
        return new MaskingKey(bytes.clone());
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public String toString() {
        return "***";
    }
}
