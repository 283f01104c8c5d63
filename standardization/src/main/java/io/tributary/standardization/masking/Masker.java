package io.tributary.standardization.masking;

import io.tributary.core.flow.Mask;
import org.jspecify.annotations.Nullable;

/**
 * Puts values into the form in which they may be published.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
public final class Masker {

    private final @Nullable Sm3Masking sm3;
    private final @Nullable Sm4Masking sm4;

    public Masker(MaskingKeys keys) {
        MaskingKey sm3Key = keys.sm3();
        MaskingKey sm4Key = keys.sm4();
        this.sm3 = sm3Key == null ? null : new Sm3Masking(sm3Key);
        this.sm4 = sm4Key == null ? null : new Sm4Masking(sm4Key);
    }

    /**
     * Null where nothing is published.
     *
     * @throws IllegalStateException where the mask takes a key that is absent, which compiling a flow rules out
     */
    public @Nullable String mask(Mask mask, String text) {
        if (mask instanceof Mask.Sm3) {
            return present(sm3).mask(text);
        }
        if (mask instanceof Mask.Sm4) {
            return present(sm4).mask(text);
        }
        return mask instanceof Mask.Partial partial ? PartialMasking.mask(partial, text) : null;
    }

    private static <T> T present(@Nullable T masking) {
        if (masking == null) {
            throw new IllegalStateException("a plan that masks was opened without its key");
        }
        return masking;
    }
}
