package io.tributary.standardization.masking;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * HMAC (RFC 2104) with SM3 (GB/T 32905): equal values under one key have equal masks, and nobody without the key can
 * find a value by trying.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
public final class Sm3Masking {

    private final HMac mac = new HMac(new SM3Digest());
    private final byte[] digest = new byte[mac.getMacSize()];

    public Sm3Masking(MaskingKey key) {
        mac.init(new KeyParameter(key.bytes()));
    }

    /** 64 lower-case hexadecimal digits over the text's UTF-8 bytes. */
    public String mask(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        mac.update(bytes, 0, bytes.length);
        mac.doFinal(digest, 0);
        return HexFormat.of().formatHex(digest);
    }
}
