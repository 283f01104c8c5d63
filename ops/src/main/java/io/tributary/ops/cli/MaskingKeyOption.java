package io.tributary.ops.cli;

import io.tributary.core.contract.Contract;
import io.tributary.ops.config.MaskingProperties;
import io.tributary.standardization.catalog.StandardizationSettings;
import io.tributary.standardization.codec.DocumentLimits;
import io.tributary.standardization.masking.MaskingKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The masking key of commands that run without a gateway's configuration. */
final class MaskingKeyOption {

    /** No secret, and so nothing that a gateway could be run with: it only lets flows that mask be looked at. */
    private static final byte[] STAND_IN = "tributary stand-in key".getBytes(StandardCharsets.UTF_8);

    @Option(
            names = "--masking-key",
            paramLabel = "FILE",
            description = "The masking key; without it, masked values are made with a stand-in.")
    private @Nullable Path file;

    StandardizationSettings settings() {
        MaskingKey key = new MaskingProperties(file).key();
        return new StandardizationSettings(DocumentLimits.defaults(), key == null ? MaskingKey.of(STAND_IN) : key);
    }

    boolean isStandIn(Contract contract) {
        return file == null
                && contract.definition().standard().fields().stream().anyMatch(field -> field.mask() != null);
    }
}
