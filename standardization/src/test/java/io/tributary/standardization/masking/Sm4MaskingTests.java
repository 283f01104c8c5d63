package io.tributary.standardization.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Masks are undone here as the README says, by another door into the cryptography: the JCA. */
class Sm4MaskingTests {

    private static final byte[] SECRET = "a secret that the province keeps".getBytes(StandardCharsets.US_ASCII);
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private final Sm4Masking masking = new Sm4Masking(MaskingKey.of(SECRET));

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "330102199001011234", "张三", "一二三四五六七八九十 0123456789 𠮷"})
    void whoHasTheKeyFindsTheValueAgain(String text) throws GeneralSecurityException {
        assertThat(unmasked(masking.mask(text), SECRET)).isEqualTo(text);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyTextComesBackUnchanged(long seed) throws GeneralSecurityException {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder();
        random.ints(random.nextInt(300), 0x4e00, 0x9fa5).forEach(text::appendCodePoint);

        assertThat(unmasked(masking.mask(text.toString()), SECRET)).isEqualTo(text.toString());
    }

    @Test
    void equalValuesHaveEqualMasksAndOthersHaveNot() {
        Sm4Masking again = new Sm4Masking(MaskingKey.of(SECRET));

        assertThat(masking.mask("13800000000"))
                .isEqualTo(masking.mask("13800000000"))
                .isEqualTo(again.mask("13800000000"));
        assertThat(masking.mask("13800000001").substring(0, 8))
                .isNotEqualTo(masking.mask("13800000000").substring(0, 8));
    }

    @Test
    void aMaskIsSafeInAnAddressAndDoesNotHoldTheValue() {
        assertThat(masking.mask("330102199001011234"))
                .matches("[A-Za-z0-9_-]{46}")
                .doesNotContain("1990");
    }

    @Test
    void aMaskThatSomebodyChangedIsNoticed() {
        byte[] mask = Base64.getUrlDecoder().decode(masking.mask("330102199001011234"));
        for (int i = 0; i < mask.length; i++) {
            byte[] changed = mask.clone();
            changed[i] ^= 1;
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
            assertThat(isAuthentic(text)).as("byte %d", i).isFalse();
        }
        assertThat(isAuthentic(Base64.getUrlEncoder().withoutPadding().encodeToString(mask)))
                .isTrue();
    }

    @Test
    void derivedKeysAreNoMasksOfAnyText() {
        MaskingKey key = MaskingKey.of(SECRET);
        Sm3Masking sm3 = new Sm3Masking(key);

        assertThat(sm3.mask("tributary masking key fingerprint")).doesNotStartWith(key.fingerprint());
        assertThat(key.fingerprint()).matches("[0-9a-f]{16}");
        assertThat(MaskingKey.of(new byte[16]).fingerprint()).isNotEqualTo(key.fingerprint());
    }

    private static boolean isAuthentic(String mask) {
        try {
            unmasked(mask, SECRET);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String unmasked(String mask, byte[] secret) throws GeneralSecurityException {
        byte[] bytes = Base64.getUrlDecoder().decode(mask);
        byte[] iv = Arrays.copyOf(bytes, 16);
        byte[] encryption = Arrays.copyOf(hmac(secret, label("tributary sm4 encryption")), 16);
        Cipher cipher = Cipher.getInstance("SM4/CTR/NoPadding", PROVIDER);
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(encryption, "SM4"), new IvParameterSpec(iv));
        byte[] plain = cipher.doFinal(bytes, 16, bytes.length - 16);
        byte[] authentication = hmac(secret, label("tributary sm4 authentication"));
        if (!Arrays.equals(iv, Arrays.copyOf(hmac(authentication, plain), 16))) {
            throw new GeneralSecurityException("changed");
        }
        return new String(plain, StandardCharsets.UTF_8);
    }

    private static byte[] label(String name) {
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        byte[] label = new byte[text.length + 1];
        label[0] = (byte) 0xff;
        System.arraycopy(text, 0, label, 1, text.length);
        return label;
    }

    private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSM3", PROVIDER);
        mac.init(new SecretKeySpec(key, "HmacSM3"));
        return mac.doFinal(text);
    }
}
