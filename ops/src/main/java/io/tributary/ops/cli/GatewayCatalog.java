package io.tributary.ops.cli;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.ops.config.Settings;
import io.tributary.ops.gateway.RegistryConnection;
import io.tributary.standardization.catalog.RegistryCatalogSource;
import io.tributary.standardization.registry.SchemaRegistryClient;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The catalog that a gateway of given settings works by. */
final class GatewayCatalog {

    private GatewayCatalog() {}

    /**
     * @param folder in place of what the settings name; absent: the settings' folder or registry
     */
    static ConfigurationFolder of(GatewaySettings gateway, @Nullable Path folder) {
        Path chosen = folder == null ? gateway.catalog().folder() : folder;
        if (chosen != null) {
            return ConfigurationFolder.read(chosen);
        }
        if (gateway.registry().url() == null) {
            throw new ConfigurationException(List.of(ConfigurationProblem.of(
                    Settings.ORIGIN,
                    "tributary.catalog.folder",
                    "is missing; set it or tributary.registry.url, or name a folder with --config")));
        }
        try (SchemaRegistryClient client = RegistryConnection.open(gateway.registry(), gateway.bundles())) {
            return ConfigurationFolder.of(new RegistryCatalogSource(client));
        }
    }
}
