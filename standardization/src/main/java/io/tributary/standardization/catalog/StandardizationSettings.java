package io.tributary.standardization.catalog;

import io.tributary.standardization.codec.DocumentLimits;
import io.tributary.standardization.masking.MaskingKey;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway sets for all its contracts.
 *
 * @param maskingKey absent where no flow masks; a flow that does is refused then
 */
public record StandardizationSettings(
        DocumentLimits limits, @Nullable MaskingKey maskingKey) {

    /** The default limits and no masking key. */
    public static StandardizationSettings defaults() {
        return new StandardizationSettings(DocumentLimits.defaults(), null);
    }
}
