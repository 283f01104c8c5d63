package io.tributary.standardization.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.standardization.registry.ApicurioRegistry;
import io.tributary.standardization.registry.ConfluentRegistryClient;
import io.tributary.standardization.registry.RegistrySettings;
import io.tributary.standardization.registry.SchemaRegistryClient;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publication, load, loss and return of a real registry. */
final class RegistryCatalogIT {

    @TempDir
    private Path folder;

    @Test
    void aCatalogOutlivesItsRegistry() {
        Path copy = folder.resolve("copy");
        CatalogSnapshot config = SampleCatalog.in(folder.resolve("config")).load();
        CatalogSnapshot loaded;
        int port;
        try (ApicurioRegistry registry = ApicurioRegistry.start();
                SchemaRegistryClient client = client(registry)) {
            port = registry.port();
            assertThat(CatalogPublisher.push(config, client)).allMatch(Published::isNew);
            assertThat(CatalogPublisher.push(config, client)).noneMatch(Published::isNew);

            RegistryCatalogSource source = new RegistryCatalogSource(client, copy);
            loaded = source.load();
            assertThat(texts(loaded.flows())).isEqualTo(texts(config.flows()));
            assertThat(texts(loaded.routes())).isEqualTo(texts(config.routes()));
            assertThat(loaded.codeTables().get("divisions").text()).isEqualTo(SampleCatalog.TABLE);
            assertThat(loaded.schemas().get("air-quality").get(1).text()).isEqualTo(SampleCatalog.schema("first"));

            registry.kill();
            RegistryCatalogSource restarted = new RegistryCatalogSource(client, copy);
            assertThat(restarted.load()).isEqualTo(loaded);
            assertThat(restarted.status().fromCopy()).isTrue();
            assertThat(restarted.status().fault()).contains("nobody listens there");
        }

        // A registry that comes back empty does not count; one that is filled again does.
        try (ApicurioRegistry registry = ApicurioRegistry.start(port);
                SchemaRegistryClient client = client(registry)) {
            RegistryCatalogSource source = new RegistryCatalogSource(client, copy);
            assertThat(source.load()).isEqualTo(loaded);
            assertThat(source.status().fromCopy()).isTrue();

            CatalogPublisher.push(config, client);
            assertThat(source.load()).isEqualTo(loaded);
            assertThat(source.status().fromCopy()).isFalse();
        }
    }

    private static List<String> texts(List<CatalogDocument> documents) {
        return documents.stream().map(CatalogDocument::text).toList();
    }

    private static SchemaRegistryClient client(ApicurioRegistry registry) {
        return ConfluentRegistryClient.create(RegistrySettings.of(registry.url()));
    }
}
