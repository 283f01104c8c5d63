package io.tributary.standardization.masking;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.crypto.macs.HMac;

/**
 * HMAC (RFC 2104) with SM3 (GB/T 32905): equal values under one key have equal masks, and nobody without the key can
 * find a value by trying.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class Sm3Masking {

    private final HMac mac;
    private final byte[] digest;

    Sm3Masking(MaskingKey key) {
        mac = key.mac();
        digest = new byte[mac.getMacSize()];
    }

    /** 64 lower-case hexadecimal digits over the text's UTF-8 bytes. */
    String mask(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        mac.update(bytes, 0, bytes.length);
        mac.doFinal(digest, 0);
        return HexFormat.of().formatHex(digest);
    }
}
