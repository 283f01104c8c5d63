package io.tributary.standardization.masking;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.CTRModeCipher;
import org.bouncycastle.crypto.modes.SICBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/**
 * SM4 (GB/T 32907) as deterministic authenticated encryption, in the manner of SIV (RFC 5297): equal values under one key
 * have equal masks; who has the key finds the value again and sees whether anybody changed it.
 *
 * <p>The key's owner derives two keys by {@link MaskingKey#derived}: a key {@code M} for authentication from the label
 * {@value #AUTHENTICATION}, and of that from {@value #ENCRYPTION} the first 16 bytes, {@code E}. With the value's UTF-8
 * bytes {@code P}, {@code IV} is the first 16 bytes of HMAC-SM3(M, P), and the mask is the base64url form (RFC 4648,
 * without padding) of IV followed by SM4-CTR(E, IV, P), where the counter is the whole IV, big-endian. To undo it, decrypt and
 * compare the IV.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class Sm4Masking {

    private static final String AUTHENTICATION = "tributary sm4 authentication";
    private static final String ENCRYPTION = "tributary sm4 encryption";
    private static final int BLOCK_BYTES = 16;

    private final HMac mac;
    private final byte[] digest;
    private final CTRModeCipher cipher = SICBlockCipher.newInstance(new SM4Engine());
    private final KeyParameter encryptionKey;

    Sm4Masking(MaskingKey key) {
        mac = MaskingKey.of(key.derived(AUTHENTICATION)).mac();
        digest = new byte[mac.getMacSize()];
        encryptionKey = new KeyParameter(Arrays.copyOf(key.derived(ENCRYPTION), BLOCK_BYTES));
    }

    /** About four thirds as long as the text's UTF-8 bytes and 16 more. */
    String mask(String text) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        mac.update(plain, 0, plain.length);
        mac.doFinal(digest, 0);
        byte[] masked = new byte[BLOCK_BYTES + plain.length];
        System.arraycopy(digest, 0, masked, 0, BLOCK_BYTES);
        cipher.init(true, new ParametersWithIV(encryptionKey, digest, 0, BLOCK_BYTES));
        cipher.processBytes(plain, 0, plain.length, masked, BLOCK_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(masked);
    }
}
