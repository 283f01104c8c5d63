package io.tributary.standardization.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.flow.SchemaReference;
import io.tributary.core.outcome.Outcome;
import io.tributary.standardization.registry.ConfluentRegistryClient;
import io.tributary.standardization.registry.FakeRegistry;
import io.tributary.standardization.registry.RegisteredReference;
import io.tributary.standardization.registry.RegistrySettings;
import io.tributary.standardization.registry.SchemaRegistryClient;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas of a catalog that refer to others of it, in a folder, in a registry and between the two. */
final class SchemaReferenceCatalogTests {

    private static final String DRAFT = "\"$schema\":\"http://json-schema.org/draft-07/schema#\"";
    private static final String FLOW = """
            flow: sample
            source: {topic: ods.sample, format: json}
            standard: {schema: any, fields: {v: $.v}}
            target: {topic: std.sample}
            """;

    @TempDir
    private Path folder;

    private static String types(String pattern) {
        return "{" + DRAFT + ",\"definitions\":{\"code\":{\"pattern\":\"" + pattern + "\"}}}";
    }

    private static String referring(String name) {
        return "{" + DRAFT + ",\"properties\":{\"v\":{\"$ref\":\"" + name + "#/definitions/code\"}}}";
    }

    private static SnapshotFixture catalog(String name) {
        return new SnapshotFixture()
                .schema("common-types", 1, types("^a$"))
                .schema("common-types", 2, types("^b$"))
                .schema("any", 1, referring(name))
                .flow(FLOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "common-types",
                "common-types.json",
                "common-types@2",
                "common-types@latest",
                "common-types.v2.json"
            })
    void aReferenceLeadsToTheSubjectOfItsName(String name) {
        assertThat(catalog(name).outcome("{\"v\":\"b\"}")).isInstanceOf(Outcome.Mirrored.class);
        assertThat(catalog(name).outcome("{\"v\":\"a\"}")).isInstanceOf(Outcome.Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"common-types@1", "common-types.v1.json"})
    void aReferenceMayNameAVersion(String name) {
        assertThat(catalog(name).outcome("{\"v\":\"a\"}")).isInstanceOf(Outcome.Mirrored.class);
        assertThat(catalog(name).outcome("{\"v\":\"b\"}")).isInstanceOf(Outcome.Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"comon-types", "common-types@3", "http://example.org/common-types.json"})
    void anyOtherReferenceIsRefusedWithTheRemedy(String name) {
        assertThat(catalog(name).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.message()).contains("'" + name + "'", "nothing is loaded from elsewhere");
            if (name.equals("comon-types")) {
                assertThat(problem.message()).contains("did you mean 'common-types'?");
            }
        });
    }

    @Test
    void whatIsReferredToCountsForTheContractsDigest() {
        String before = catalog("common-types").contract().stamp().digest();

        assertThat(catalog("common-types").contract().stamp().digest()).isEqualTo(before);
        assertThat(catalog("common-types")
                        .schema("common-types", 2, types("^c$"))
                        .contract()
                        .stamp()
                        .digest())
                .isNotEqualTo(before);
    }

    @Test
    void theRegistryHoldsWhatRefersAfterWhatItRefersToAndGivesBothBack() throws Exception {
        try (FakeRegistry registry = new FakeRegistry();
                SchemaRegistryClient client = ConfluentRegistryClient.create(RegistrySettings.of(registry.url()))) {
            SampleCatalog config = SampleCatalog.in(folder.resolve("config"))
                    .with("schemas/air-quality.json", referring("zones.json"))
                    .with("schemas/zones.json", types("^b$"));

            assertThat(CatalogPublisher.push(config.load(), client))
                    .extracting(Published::subject)
                    .startsWith("zones", "air-quality");
            assertThat(client.latest("air-quality").orElseThrow().references())
                    .containsExactly(new RegisteredReference("zones.json", "zones", 1));
            assertThat(CatalogPublisher.push(config.load(), client)).noneMatch(Published::isNew);

            CatalogSnapshot loaded = new RegistryCatalogSource(client).load();
            assertThat(loaded.schemas()).containsOnlyKeys("air-quality", "zones");
            assertThat(new ContractCompiler(StandardizationSettings.defaults())
                            .compile(loaded, null)
                            .refused())
                    .isEmpty();

            CatalogCopy copy = new CatalogCopy(folder.resolve("copy"));
            GoodCatalog good = new GoodCatalog(loaded, Map.of());
            copy.save(good, Instant.EPOCH);
            assertThat(copy.load()).contains(good);
        }
    }

    @Test
    void aNewVersionOfWhatIsReferredToIsANewVersionOfWhatRefers() {
        try (FakeRegistry registry = new FakeRegistry();
                SchemaRegistryClient client = ConfluentRegistryClient.create(RegistrySettings.of(registry.url()))) {
            SampleCatalog config = SampleCatalog.in(folder.resolve("config"))
                    .with("schemas/air-quality.json", referring("zones"))
                    .with("schemas/zones.json", types("^a$"));
            CatalogPublisher.push(config.load(), client);

            assertThat(CatalogPublisher.push(
                            config.with("schemas/zones.json", types("^b$")).load(), client))
                    .startsWith(new Published("zones", 2, true), new Published("air-quality", 2, true));
        }
    }

    @Test
    void theRegistrysReferencesDecideWhatANameStandsFor() {
        try (FakeRegistry registry = new FakeRegistry();
                SchemaRegistryClient client = ConfluentRegistryClient.create(RegistrySettings.of(registry.url()))) {
            CatalogPublisher.push(SampleCatalog.in(folder.resolve("config")).load(), client);
            client.register("types-of-all", types("^a$"));
            client.register("types-of-all", types("^b$"));
            client.register(
                    "air-quality",
                    referring("urn:zones"),
                    List.of(new RegisteredReference("urn:zones", "types-of-all", 1)));

            CatalogSnapshot loaded = new RegistryCatalogSource(client).load();

            assertThat(loaded.schemas().get("types-of-all")).containsOnlyKeys(1);
            assertThat(new ContractCompiler(StandardizationSettings.defaults())
                            .compile(loaded, null)
                            .refused())
                    .isEmpty();
        }
    }

    @Test
    void theCopyKeepsTheRegistrysOrderOfReferences() throws Exception {
        Map<String, SchemaReference> references = new LinkedHashMap<>();
        references.put("z", SchemaReference.parse("types@2"));
        references.put("a", SchemaReference.parse("types@1"));
        CatalogDocument schema = new CatalogDocument("any", "1", "any version 1", "{}", references);
        CatalogSnapshot snapshot = new CatalogSnapshot(
                "memory", List.of(), List.of(), Map.of("any", new TreeMap<>(Map.of(1, schema))), Map.of());
        CatalogCopy copy = new CatalogCopy(folder.resolve("copy"));

        copy.save(new GoodCatalog(snapshot, Map.of()), Instant.EPOCH);

        CatalogSnapshot loaded = copy.load().orElseThrow().whole();
        assertThat(loaded.schemas().get("any").get(1).references()).containsExactlyEntriesOf(references);
    }

    @Test
    void schemasInACircleAreNotPublished() {
        SampleCatalog config = SampleCatalog.in(folder.resolve("config"))
                .with("schemas/a.json", referring("b"))
                .with("schemas/b.json", referring("a"));
        try (FakeRegistry registry = new FakeRegistry();
                SchemaRegistryClient client = ConfluentRegistryClient.create(RegistrySettings.of(registry.url()))) {
            ConfigurationException refusal = catchThrowableOfType(
                    ConfigurationException.class, () -> CatalogPublisher.push(config.load(), client));

            assertThat(refusal).hasMessageContaining("in a circle").hasMessageContaining("a@1, b@1");
            assertThat(registry.requests()).isEmpty();
        }
    }
}
