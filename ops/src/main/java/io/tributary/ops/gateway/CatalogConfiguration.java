package io.tributary.ops.gateway;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.core.flow.LaneName;
import io.tributary.ops.config.CatalogProperties;
import io.tributary.ops.config.LimitsProperties;
import io.tributary.ops.config.MaskingProperties;
import io.tributary.ops.config.MirrorProperties;
import io.tributary.ops.config.RegistryProperties;
import io.tributary.ops.config.Settings;
import io.tributary.ops.config.SiteProperties;
import io.tributary.standardization.catalog.CatalogSource;
import io.tributary.standardization.catalog.ContractCompiler;
import io.tributary.standardization.catalog.FolderCatalogSource;
import io.tributary.standardization.catalog.LiveCatalog;
import io.tributary.standardization.catalog.RegistryCatalogSource;
import io.tributary.standardization.catalog.StandardizationSettings;
import io.tributary.standardization.codec.AvroSchemas;
import io.tributary.standardization.registry.RegisteredAvroSchemas;
import io.tributary.standardization.registry.SchemaCopies;
import io.tributary.standardization.registry.SchemaRegistryClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the catalog comes from, and how it becomes contracts. */
@Configuration(proxyBeanMethods = false)
final class CatalogConfiguration {

    private static final String REGISTRY_URL = "tributary.registry.url";

    @Bean
    ContractCompiler contractCompiler(
            LimitsProperties limits,
            MaskingProperties masking,
            MirrorProperties mirror,
            ObjectProvider<AvroSchemas> registered) {
        Set<LaneName> lanes = new HashSet<>(Set.of(LaneName.URGENT, LaneName.NORMAL, LaneName.BULK));
        lanes.addAll(mirror.lanes().keySet());
        StandardizationSettings settings =
                new StandardizationSettings(limits.documentLimits(), masking.keys(), registered.getIfAvailable());
        return new ContractCompiler(settings, lanes);
    }

    @Bean
    LiveCatalog liveCatalog(
            CatalogSource source,
            ContractCompiler compiler,
            SiteProperties site,
            CatalogProperties catalog,
            RegistryProperties registry) {
        Path copyFolder = registry.url() == null ? catalog.copyFolder() : registry.copyFolder();
        LiveCatalog live = new LiveCatalog(source, compiler, site.code(), copyFolder);
        StartableCatalog.check(live.start().catalog(), site.role(), site.code());
        return live;
    }

    @Bean
    CatalogReload catalogReload(LiveCatalog live, List<CatalogFollower> followers, CatalogProperties catalog) {
        return new CatalogReload(live, followers, catalog.refresh());
    }

    @Bean
    // No address has the value, so that this says: where the key is missing.
    @ConditionalOnProperty(name = REGISTRY_URL, matchIfMissing = true, havingValue = "never")
    CatalogSource folderSource(CatalogProperties catalog) {
        Path folder = catalog.folder();
        if (folder == null) {
            throw refused(
                    "tributary.catalog.folder",
                    "is missing; name the folder with flows/ and schemas/, or set " + REGISTRY_URL + " instead");
        }
        if (!Files.isDirectory(folder)) {
            throw refused("tributary.catalog.folder", "there is no folder " + folder.toAbsolutePath());
        }
        return new FolderCatalogSource(folder);
    }

    @Bean
    @ConditionalOnProperty(REGISTRY_URL)
    SchemaRegistryClient registryClient(RegistryProperties registry, CatalogProperties catalog, SslBundles bundles) {
        if (catalog.folder() != null) {
            throw refused(REGISTRY_URL, "and tributary.catalog.folder are both set; decide for one of them");
        }
        return RegistryConnection.open(registry, bundles);
    }

    @Bean
    @ConditionalOnProperty(REGISTRY_URL)
    RegisteredAvroSchemas avroSchemas(SchemaRegistryClient client, RegistryProperties registry) {
        return new RegisteredAvroSchemas(client, SchemaCopies.of(registry.copyFolder(), client.description()));
    }

    @Bean
    @ConditionalOnProperty(REGISTRY_URL)
    CatalogSource registrySource(SchemaRegistryClient client) {
        return new RegistryCatalogSource(client);
    }

    private static ConfigurationException refused(String key, String message) {
        return new ConfigurationException(List.of(ConfigurationProblem.of(Settings.ORIGIN, key, message)));
    }
}
