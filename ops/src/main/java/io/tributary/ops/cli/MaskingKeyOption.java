package io.tributary.ops.cli;

import io.tributary.core.contract.Contract;
import io.tributary.core.flow.FieldRule;
import io.tributary.core.flow.Mask;
import io.tributary.core.outcome.Wording;
import io.tributary.ops.config.MaskingProperties;
import io.tributary.standardization.catalog.StandardizationSettings;
import io.tributary.standardization.codec.AvroSchemas;
import io.tributary.standardization.codec.DocumentLimits;
import io.tributary.standardization.masking.MaskingKey;
import io.tributary.standardization.masking.MaskingKeys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The masking keys of commands that can be run without a gateway's configuration. */
final class MaskingKeyOption {

    /** No secret, and so nothing that a gateway could be run with: it only lets flows that mask be looked at. */
    private static final byte[] STAND_IN = "tributary stand-in key".getBytes(StandardCharsets.UTF_8);

    private static final Wording NO_REGISTRY = Wording.of(
            "this command asks no schema registry; give the schema under source.avro.ids",
            "此命令不访问 Schema 注册中心；请在 source.avro.ids 中给出该 Schema");

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
        return settings(null);
    }

    /** With the limits of a gateway, and its keys where no others are given. */
    StandardizationSettings settings(@Nullable GatewaySettings gateway) {
        MaskingKeys keys = keys(gateway);
        return new StandardizationSettings(
                        gateway == null
                                ? DocumentLimits.defaults()
                                : gateway.limits().documentLimits(),
                        new MaskingKeys(orStandIn(keys.sm3()), orStandIn(keys.sm4())))
                .withRegisteredSchemas(id -> {
                    throw AvroSchemas.unknown(id, NO_REGISTRY);
                });
    }

    private MaskingKeys keys(@Nullable GatewaySettings gateway) {
        MaskingKeys given = new MaskingProperties(file, sm4File).keys();
        if (gateway == null) {
            return given;
        }
        MaskingKeys own = gateway.masking().keys();
        return new MaskingKeys(
                given.sm3() == null ? own.sm3() : given.sm3(), given.sm4() == null ? own.sm4() : given.sm4());
    }

    private static MaskingKey orStandIn(@Nullable MaskingKey key) {
        return key == null ? MaskingKey.of(STAND_IN) : key;
    }

    /** Says so where a flow masks and its key is a stand-in. */
    void warn(Contract contract, @Nullable GatewaySettings gateway, Terminal terminal) {
        MaskingKeys keys = keys(gateway);
        boolean standsIn = contract.definition().standard().fields().stream()
                .flatMap(FieldRule::everyMask)
                .anyMatch(mask -> mask instanceof Mask.Sm3 && keys.sm3() == null
                        || mask instanceof Mask.Sm4 && keys.sm4() == null);
        if (standsIn) {
            terminal.err()
                    .println(terminal.say(
                            "Masked values are made with a stand-in key; give the gateway's with --masking-key FILE.",
                            "脱敏值由替代密钥生成；如需与网关一致，请用 --masking-key FILE 指定密钥。"));
        }
    }
}
