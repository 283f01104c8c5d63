package io.tributary.standardization.catalog;

import io.tributary.standardization.codec.AvroSchemas;
import io.tributary.standardization.codec.DocumentLimits;
import io.tributary.standardization.masking.MaskingKeys;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway sets for all its contracts.
 *
 * @param limits      of what is read; at most {@value DocumentLimits#DEEPEST} levels
 * @param maskingKeys a flow that masks without its key is refused
 * @param registeredSchemas the schema registry's, by id; absent: a flow that needs them is refused
 */
public record StandardizationSettings(
        DocumentLimits limits,
        MaskingKeys maskingKeys,
        @Nullable AvroSchemas registeredSchemas) {

    public StandardizationSettings {
        if (limits.maxDepth() > DocumentLimits.DEEPEST) {
            throw new IllegalArgumentException(
                    "maxDepth is at most " + DocumentLimits.DEEPEST + "; got " + limits.maxDepth());
        }
    }

    /** Without a schema registry to ask. */
    public StandardizationSettings(DocumentLimits limits, MaskingKeys maskingKeys) {
        this(limits, maskingKeys, null);
    }

    /** The same with a registry to ask. */
    public StandardizationSettings withRegisteredSchemas(AvroSchemas schemas) {
        return new StandardizationSettings(limits, maskingKeys, schemas);
    }

    /** The default limits and no masking key. */
    public static StandardizationSettings defaults() {
        return new StandardizationSettings(DocumentLimits.defaults(), MaskingKeys.NONE);
    }
}
