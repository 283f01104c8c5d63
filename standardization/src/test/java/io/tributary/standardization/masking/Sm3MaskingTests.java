package io.tributary.standardization.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Sm3MaskingTests {

    private static final byte[] KEY = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final Sm3Masking masking = new Sm3Masking(MaskingKey.of(KEY));

    @Test
    void theDigestUnderneathIsTheStandards() {
        assertThat(HexFormat.of().formatHex(sm3("abc".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "330102199001011234", "王小明"})
    void aMaskIsTheHmacOfTheText(String text) {
        byte[] inner = sm3(joined(padded(0x36), text.getBytes(StandardCharsets.UTF_8)));
        byte[] outer = sm3(joined(padded(0x5c), inner));

        assertThat(masking.mask(text)).isEqualTo(HexFormat.of().formatHex(outer));
    }

    @Test
    void equalValuesHaveEqualMasksUnderOneKeyOnly() {
        Sm3Masking other = new Sm3Masking(MaskingKey.of("fedcba9876543210".getBytes(StandardCharsets.US_ASCII)));

        assertThat(masking.mask("a")).isEqualTo(masking.mask("a")).isNotEqualTo(masking.mask("b"));
        assertThat(other.mask("a")).isNotEqualTo(masking.mask("a"));
    }

    @Test
    void aKeyIsLongEnoughAndNeverShows() {
        assertThatIllegalArgumentException().isThrownBy(() -> MaskingKey.of(new byte[15]));
        assertThat(MaskingKey.of(KEY)).hasToString("***");
    }

    private static byte[] padded(int pad) {
        byte[] block = new byte[64];
        System.arraycopy(KEY, 0, block, 0, KEY.length);
        for (int i = 0; i < block.length; i++) {
            block[i] ^= (byte) pad;
        }
        return block;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = new byte[first.length + second.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static byte[] sm3(byte[] bytes) {
        SM3Digest digest = new SM3Digest();
        digest.update(bytes, 0, bytes.length);
        byte[] out = new byte[digest.getDigestSize()];
        digest.doFinal(out, 0);
        return out;
    }
}
