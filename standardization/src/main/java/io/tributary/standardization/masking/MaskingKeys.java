package io.tributary.standardization.masking;

import io.tributary.core.flow.Mask;
import org.jspecify.annotations.Nullable;

/**
 * The keys that a gateway masks with, each absent where no flow needs it.
 *
 * <p><b>Threading:</b> immutable.
 *
 * @param sm3 of one-way masks
 * @param sm4 of masks that its owner can undo
 */
public record MaskingKeys(
        @Nullable MaskingKey sm3, @Nullable MaskingKey sm4) {

    public static final MaskingKeys NONE = new MaskingKeys(null, null);

    /** The key that a mask is made with; null where there is none, or the mask takes none. */
    public @Nullable MaskingKey of(Mask mask) {
        if (mask instanceof Mask.Sm3) {
            return sm3;
        }
        return mask instanceof Mask.Sm4 ? sm4 : null;
    }
}
