package io.tributary.standardization.catalog;

import io.tributary.standardization.codec.DocumentLimits;
import io.tributary.standardization.masking.MaskingKeys;

/**
 * What a gateway sets for all its contracts.
 *
 * @param maskingKeys a flow that masks without its key is refused
 */
public record StandardizationSettings(DocumentLimits limits, MaskingKeys maskingKeys) {

    /** The default limits and no masking key. */
    public static StandardizationSettings defaults() {
        return new StandardizationSettings(DocumentLimits.defaults(), MaskingKeys.NONE);
    }
}
