package io.tributary.ops.cli;

import io.tributary.core.contract.Contract;
import io.tributary.core.flow.FieldRule;
import io.tributary.core.flow.Mask;
import io.tributary.ops.config.MaskingProperties;
import io.tributary.standardization.catalog.StandardizationSettings;
import io.tributary.standardization.codec.DocumentLimits;
import io.tributary.standardization.masking.MaskingKey;
import io.tributary.standardization.masking.MaskingKeys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The masking keys of commands that run without a gateway's configuration. */
final class MaskingKeyOption {

    /** No secret, and so nothing that a gateway could be run with: it only lets flows that mask be looked at. */
    private static final byte[] STAND_IN = "tributary stand-in key".getBytes(StandardCharsets.UTF_8);

    @Option(
            names = "--masking-key",
            paramLabel = "FILE",
            description = "The masking key; without it, masked values are made with a stand-in.")
    private @Nullable Path file;

    @Option(
            names = "--masking-sm4-key",
            paramLabel = "FILE",
            description = "The key of SM4 masks; without it, they are made with a stand-in.")
    private @Nullable Path sm4File;

    StandardizationSettings settings() {
        MaskingKeys keys = new MaskingProperties(file, sm4File).keys();
        return new StandardizationSettings(
                DocumentLimits.defaults(), new MaskingKeys(orStandIn(keys.sm3()), orStandIn(keys.sm4())));
    }

    boolean isStandIn(Contract contract) {
        return contract.definition().standard().fields().stream()
                .flatMap(FieldRule::everyMask)
                .anyMatch(mask ->
                        mask instanceof Mask.Sm3 && file == null || mask instanceof Mask.Sm4 && sm4File == null);
    }

    private static MaskingKey orStandIn(@Nullable MaskingKey key) {
        return key == null ? MaskingKey.of(STAND_IN) : key;
    }
}
