package io.tributary.standardization.masking;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * The secret under which values are masked. It never shows: its text is {@code ***}. Whoever has it can test guesses, so
 * it is shared only by gateways whose masked values must be joinable.
 *
 * <p><b>Threading:</b> immutable.
 */
public final class MaskingKey {

    /** Shorter keys can be found by trying. */
    public static final int MIN_BYTES = 16;

    private static final int FINGERPRINT_BYTES = 8;

    /** In front of every label: no UTF-8 text has this byte, so that no masked value can be a derived key. */
    private static final byte LABEL = (byte) 0xff;

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

    /**
     * Sixteen hexadecimal digits that tell keys apart and say nothing else about them: the start of a derived key that
     * masks nothing.
     */
    public String fingerprint() {
        return HexFormat.of().formatHex(Arrays.copyOf(derived("tributary masking key fingerprint"), FINGERPRINT_BYTES));
    }

    /** 32 bytes for one purpose: HMAC-SM3 under this key over the byte {@code ff} and the label in ASCII. */
    byte[] derived(String label) {
        HMac mac = mac();
        mac.update(LABEL);
        byte[] purpose = label.getBytes(StandardCharsets.US_ASCII);
        mac.update(purpose, 0, purpose.length);
        byte[] key = new byte[mac.getMacSize()];
        mac.doFinal(key, 0);
        return key;
    }

    /** HMAC-SM3 under this key, for the use of one thread. */
    HMac mac() {
        HMac mac = new HMac(new SM3Digest());
        mac.init(new KeyParameter(bytes));
        return mac;
    }

    @Override
    public String toString() {
        return "***";
    }
}
