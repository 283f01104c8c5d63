package io.tributary.ops.cli;

import io.tributary.core.contract.Contract;
import io.tributary.ops.gateway.RegistryConnection;
import io.tributary.standardization.catalog.Catalog;
import io.tributary.standardization.catalog.ContractCompiler;
import io.tributary.standardization.catalog.RegistryCatalogSource;
import io.tributary.standardization.catalog.StandardizationSettings;
import io.tributary.standardization.registry.RegisteredAvroSchemas;
import io.tributary.standardization.registry.SchemaCopies;
import io.tributary.standardization.registry.SchemaRegistryClient;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The contracts of a gateway, compiled as it compiles them, with its limits and its own masking keys. What a contract asks
 * the registry for while it decides is asked until this is closed.
 */
final class SettingsCatalog implements AutoCloseable {

    private final CommandLine command;
    private final GatewaySettings settings;
    private final @Nullable SchemaRegistryClient registry;

    /**
     * @param command to which wrong usage is told
     */
    SettingsCatalog(CommandLine command, GatewaySettings settings) {
        this.command = command;
        this.settings = settings;
        this.registry = settings.registry().url() == null
                ? null
                : RegistryConnection.open(settings.registry(), settings.bundles());
    }

    /**
     * @param folder to take the flow from; absent: as the gateway's settings say
     */
    Contract find(String flow, @Nullable Path folder) {
        return new ContractFinder(command, standardization()).find(flow, documents(folder));
    }

    /**
     * All that runs at the gateway's site.
     *
     * @param folder to take the catalog from; absent: as the gateway's settings say
     */
    Catalog compile(@Nullable Path folder) {
        return new ContractCompiler(standardization())
                .compile(documents(folder).whole(), settings.site().code());
    }

    private StandardizationSettings standardization() {
        StandardizationSettings own = new StandardizationSettings(
                settings.limits().documentLimits(), settings.masking().keys());
        SchemaRegistryClient client = registry;
        if (client != null) {
            Path copies = settings.registry().copyFolder();
            own = own.withRegisteredSchemas(
                    new RegisteredAvroSchemas(client, SchemaCopies.of(copies, client.description())));
        }
        return own;
    }

    private ConfigurationFolder documents(@Nullable Path folder) {
        Path chosen = folder != null ? folder : settings.work().catalog().folder();
        if (folder == null && registry != null) {
            return ConfigurationFolder.of(new RegistryCatalogSource(registry));
        }
        if (chosen == null) {
            throw new ParameterException(
                    command,
                    "the settings name neither tributary.catalog.folder nor tributary.registry.url; name the configuration"
                            + " folder with --config DIR");
        }
        return ConfigurationFolder.read(chosen);
    }

    @Override
    public void close() {
        if (registry != null) {
            registry.close();
        }
    }
}
