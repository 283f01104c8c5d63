package io.tributary.standardization.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.contract.Contract;
import io.tributary.core.contract.ContractStamp;
import io.tributary.standardization.codec.UnreadableRecordException;
import io.tributary.standardization.registry.ApicurioRegistry;
import io.tributary.standardization.registry.ConfluentRegistryClient;
import io.tributary.standardization.registry.RegisteredAvroSchemas;
import io.tributary.standardization.registry.RegistrySettings;
import io.tributary.standardization.registry.SchemaCopies;
import io.tributary.standardization.registry.SchemaRegistryClient;
import java.nio.ByteBuffer;
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
        CatalogSnapshot config = SampleCatalog.in(folder.resolve("config")).load();
        Catalog loaded;
        int port;
        try (ApicurioRegistry registry = ApicurioRegistry.start();
                SchemaRegistryClient client = client(registry)) {
            port = registry.port();
            assertThat(CatalogPublisher.push(config, client)).allMatch(Published::isNew);
            assertThat(CatalogPublisher.push(config, client)).noneMatch(Published::isNew);

            RegistryCatalogSource source = new RegistryCatalogSource(client);
            CatalogSnapshot snapshot = source.load();
            assertThat(texts(snapshot.flows())).isEqualTo(texts(config.flows()));
            assertThat(texts(snapshot.routes())).isEqualTo(texts(config.routes()));
            assertThat(snapshot.codeTables().get("divisions").text()).isEqualTo(SampleCatalog.TABLE);
            assertThat(snapshot.schemas().get("air-quality").get(1).text()).isEqualTo(SampleCatalog.schema("first"));
            assertThat(source.load(false)).isEqualTo(snapshot);
            loaded = live(client).start().catalog();

            registry.kill();
            LiveCatalog restarted = live(client);
            assertThat(stamps(restarted.start().catalog())).isEqualTo(stamps(loaded));
            assertThat(restarted.standing().fromCopy()).isTrue();
            assertThat(restarted.standing().fault()).hasMessageContaining("nobody listens there");
        }

        // A registry that comes back empty does not count; one that is filled again does.
        try (ApicurioRegistry registry = ApicurioRegistry.start(port);
                SchemaRegistryClient client = client(registry)) {
            LiveCatalog live = live(client);
            assertThat(stamps(live.start().catalog())).isEqualTo(stamps(loaded));
            assertThat(live.standing().fromCopy()).isTrue();

            CatalogPublisher.push(config, client);
            assertThat(live.reload(false)).isFalse();
            assertThat(stamps(live.current().catalog())).isEqualTo(stamps(loaded));
            assertThat(live.standing().fromCopy()).isFalse();
        }
    }

    private LiveCatalog live(SchemaRegistryClient client) {
        return new LiveCatalog(
                new RegistryCatalogSource(client),
                new ContractCompiler(StandardizationSettings.defaults()),
                null,
                folder.resolve("copy"));
    }

    private static List<ContractStamp> stamps(Catalog catalog) {
        return catalog.contracts().stream().map(Contract::stamp).toList();
    }

    private static List<String> texts(List<CatalogDocument> documents) {
        return documents.stream().map(CatalogDocument::text).toList();
    }

    private static SchemaRegistryClient client(ApicurioRegistry registry) {
        return ConfluentRegistryClient.create(RegistrySettings.of(registry.url()));
    }

    @Test
    void schemasOfAvroArePushedWithTheirReferencesAndDecodeByTheirIds() throws UnreadableRecordException {
        String flow = SampleCatalog.FLOW
                .replace("format: json", "format: avro%s")
                .replace("code: $.code", "code: $.code.no")
                .replace("    city: {from: $.area, code: divisions}\n", "");
        CatalogSnapshot config = SampleCatalog.in(folder.resolve("config"))
                .with("schemas/reading.avsc", CatalogPublisherTests.AVRO_READING)
                .with("schemas/stations.avsc", CatalogPublisherTests.AVRO_STATION)
                .with("flows/air-quality.yaml", flow.formatted(""))
                .with(
                        "flows/fixed.yaml",
                        flow.formatted("\n  avro: {schema: reading}")
                                .replace("air-quality\n", "fixed\n")
                                .replace("ods.air.raw", "ods.fixed"))
                .load();
        try (ApicurioRegistry registry = ApicurioRegistry.start();
                SchemaRegistryClient client = client(registry);
                RegisteredAvroSchemas schemas = new RegisteredAvroSchemas(
                        client, SchemaCopies.of(folder.resolve("avro"), client.description()))) {
            assertThat(CatalogPublisher.push(config, client)).allMatch(Published::isNew);
            assertThat(CatalogPublisher.push(config, client)).noneMatch(Published::isNew);
            int id = client.latest("reading").orElseThrow().id();

            CatalogSnapshot snapshot = new RegistryCatalogSource(client).load();
            Catalog catalog = new ContractCompiler(
                            StandardizationSettings.defaults().withRegisteredSchemas(schemas))
                    .compile(snapshot, null);

            assertThat(catalog.refused()).isEmpty();
            byte[] datum = {4, 'a', 'b', 2, 'x'};
            byte[] framed = ByteBuffer.allocate(5 + datum.length)
                    .put((byte) 0)
                    .putInt(id)
                    .put(datum)
                    .array();
            assertThat(values(catalog, datum, framed))
                    .containsOnly("{\"code\":\"ab\"}")
                    .hasSize(2);
            registry.kill();
            try (RegisteredAvroSchemas restarted =
                    new RegisteredAvroSchemas(client, SchemaCopies.of(folder.resolve("avro"), client.description()))) {
                assertThat(restarted.of(id).text()).isEqualTo(schemas.of(id).text());
            }
        }
    }

    private static List<String> values(Catalog catalog, byte[] datum, byte[] framed) {
        return catalog.contracts().stream()
                .map(contract -> contract.open()
                        .standardize(SnapshotFixture.record(
                                contract.stamp().flow().value().equals("fixed") ? datum : framed)))
                .map(SnapshotFixture::value)
                .toList();
    }
}
