package io.tributary.core.contract;

import io.tributary.core.flow.FlowName;
import org.jspecify.annotations.Nullable;

/**
 * Which versions decided an outcome: enough to find them again and decide the same.
 *
 * @param flow        the flow
 * @param flowVersion the registry's version number, or {@code sha256:} and twelve digits for a file
 * @param standard    subject and version of the shared schema, such as {@code air-quality@3}
 * @param accepts     subject and version of the raw schema, where the flow names one
 * @param digest      the first twelve hexadecimal digits of the SHA-256 over everything that decides: the flow, the
 *     schemas and the code tables in full, the limits, and the masking keys by their fingerprints
 */
public record ContractStamp(
        FlowName flow,
        String flowVersion,
        String standard,
        @Nullable String accepts,
        String digest) {}
