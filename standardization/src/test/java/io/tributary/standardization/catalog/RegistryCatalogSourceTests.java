package io.tributary.standardization.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.core.contract.Contract;
import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.standardization.registry.ConfluentRegistryClient;
import io.tributary.standardization.registry.DocumentKind;
import io.tributary.standardization.registry.FakeRegistry;
import io.tributary.standardization.registry.ReferenceBudget;
import io.tributary.standardization.registry.RegistryDocument;
import io.tributary.standardization.registry.RegistrySettings;
import io.tributary.standardization.registry.SchemaRegistryClient;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RegistryCatalogSourceTests {

    @TempDir
    private Path folder;

    private final FakeRegistry registry = new FakeRegistry();
    private final SchemaRegistryClient client = ConfluentRegistryClient.create(RegistrySettings.of(registry.url())
            .withPatience(Duration.ofSeconds(2), Duration.ofSeconds(5), 1, Duration.ofMillis(1)));
    private RegistryCatalogSource source;

    @BeforeEach
    void publish() {
        source = new RegistryCatalogSource(client);
        CatalogPublisher.push(SampleCatalog.in(folder.resolve("config")).load(), client);
    }

    @AfterEach
    void stop() {
        client.close();
        registry.close();
    }

    @Test
    void whatWasPublishedIsLoadedWithTheRegistrysVersions() {
        CatalogSnapshot snapshot = source.load();

        assertThat(snapshot.flows())
                .containsExactly(new CatalogDocument(
                        "air-quality", "1", "tributary.flow.air-quality version 1", SampleCatalog.FLOW));
        assertThat(snapshot.routes()).extracting(CatalogDocument::text).containsExactly(SampleCatalog.ROUTE);
        assertThat(snapshot.codeTables().get("divisions").text()).isEqualTo(SampleCatalog.TABLE);
        assertThat(snapshot.schemas().get("air-quality").get(1).text()).isEqualTo(SampleCatalog.schema("first"));
    }

    @Test
    void aNewVersionIsSeenByTheNextLoad() {
        source.load();
        SampleCatalog changed = SampleCatalog.in(folder.resolve("config"))
                .with("flows/air-quality.yaml", SampleCatalog.FLOW + "# changed\n")
                .with("schemas/air-quality.json", SampleCatalog.schema("second"));

        CatalogPublisher.push(changed.load(), client);
        CatalogSnapshot snapshot = source.load();

        assertThat(snapshot.flows()).singleElement().satisfies(flow -> {
            assertThat(flow.version()).isEqualTo("2");
            assertThat(flow.text()).endsWith("# changed\n");
        });
        assertThat(snapshot.schemas().get("air-quality")).containsOnlyKeys(2);
    }

    @Test
    void onlySchemasThatFlowsNameAreFetched() {
        registry.put("someone-elses", "{}");

        assertThat(source.load().schemas()).containsOnlyKeys("air-quality");
        assertThat(registry.requests()).noneMatch(request -> request.contains("someone-elses"));
    }

    @Test
    void aLoadThatFindsNothingNewAsksForNumbersOnly() {
        CatalogSnapshot first = source.load(false);
        int asked = registry.requests().size();

        assertThat(source.load(false)).isEqualTo(first);

        assertThat(registry.requests().subList(asked, registry.requests().size()))
                .isNotEmpty()
                .allMatch(request -> request.endsWith("/subjects") || request.endsWith("/versions"));
    }

    @Test
    void aNewVersionOfASchemaThatIsReferredToIsSeenByTheNextLoadAndDecides() {
        registry.put("station", SampleCatalog.schema("first"));
        registry.put("air-quality", "{\"allOf\": [{\"$ref\": \"station\"}]}");
        ContractCompiler compiler = new ContractCompiler(StandardizationSettings.defaults());
        LiveCatalog live = new LiveCatalog(source, compiler, null, null);
        Contract before = live.start().catalog().contracts().get(0);

        registry.put("station", SampleCatalog.schema("second"));

        assertThat(live.reload(false)).isTrue();
        Contract changed = live.current().catalog().contracts().get(0);
        assertThat(changed.stamp().standard()).isEqualTo(before.stamp().standard());
        assertThat(changed.stamp().digest()).isNotEqualTo(before.stamp().digest());
        assertThat(live.reload(false)).isFalse();
    }

    private void putFlowOfSchema(String schema) {
        String flow = SampleCatalog.FLOW
                .replace("flow: air-quality", "flow: water")
                .replace("ods.air.raw", "ods.water")
                .replace("schema: air-quality@latest", "schema: " + schema)
                .replace("std.air-quality", "std.water");
        registry.put(DocumentKind.FLOW.subject("water"), RegistryDocument.encode(DocumentKind.FLOW, "water", flow, 0));
    }

    /** Each refers to the one before. */
    private void putChain(int length) {
        registry.put("link-0", SampleCatalog.schema("first"));
        for (int i = 1; i <= length; i++) {
            registry.put("link-" + i, "{\"allOf\": [{\"$ref\": \"link-" + (i - 1) + "\"}]}");
        }
    }

    private Catalog compiled() {
        return new ContractCompiler(StandardizationSettings.defaults()).compile(source.load(), null);
    }

    private void assertOnlyWaterIsRefused(String schema, String why) {
        Catalog catalog = compiled();

        assertThat(catalog.contracts())
                .extracting(contract -> contract.definition().name().value())
                .containsExactly("air-quality");
        assertThat(catalog.refused()).extracting(Catalog.Refused::name).containsExactly("schema " + schema, "water");
        assertThat(catalog.refused().get(0).problems())
                .singleElement()
                .asString()
                .startsWith(schema + " version 1: " + why);
        assertThat(catalog.refused().get(1).problems())
                .singleElement()
                .asString()
                .contains("standard.schema: " + schema + "@1", why);
    }

    @Test
    void aSchemaMayReferToOthersAsDeepAsTheBound() {
        putChain(ReferenceBudget.MAX_DEPTH);
        putFlowOfSchema("link-" + ReferenceBudget.MAX_DEPTH);

        CatalogSnapshot snapshot = source.load();

        assertThat(snapshot.schemas()).hasSize(ReferenceBudget.MAX_DEPTH + 2);
        assertThat(snapshot.unreadable()).isEmpty();
    }

    @Test
    void aSchemaThatRefersToOthersTooDeeplyIsRefusedAlone() {
        putChain(ReferenceBudget.MAX_DEPTH + 1);
        String schema = "link-" + (ReferenceBudget.MAX_DEPTH + 1);
        putFlowOfSchema(schema);

        assertOnlyWaterIsRefused(schema, "it refers to others through more than 32 references one after another");
    }

    @Test
    void aSchemaThatRefersToTooManyIsRefusedAloneAndTheRestIsNotAskedFor() {
        StringBuilder wide = new StringBuilder("{\"allOf\": [{}");
        for (int i = 0; i <= ReferenceBudget.MAX_SCHEMAS; i++) {
            registry.put("part-" + i, SampleCatalog.schema("part " + i));
            wide.append(", {\"$ref\": \"part-").append(i).append("\"}");
        }
        registry.put("wide", wide.append("]}").toString());
        putFlowOfSchema("wide");

        assertOnlyWaterIsRefused("wide", "it refers to more than 200 others");
        assertThat(registry.requests())
                .filteredOn(request -> request.startsWith("GET /subjects/part-"))
                .hasSize(ReferenceBudget.MAX_SCHEMAS);
    }

    @Test
    void aThoroughLoadAndOneAfterAFaultFetchEverythingAnew() {
        source.load(false);
        registry.forget();
        CatalogPublisher.push(
                SampleCatalog.in(folder.resolve("config"))
                        .with("flows/air-quality.yaml", SampleCatalog.FLOW + "# of another registry\n")
                        .load(),
                client);

        assertThat(source.load(false).flows().get(0).text()).isEqualTo(SampleCatalog.FLOW);
        assertThat(source.load(true).flows().get(0).text()).endsWith("# of another registry\n");

        registry.failAlways(503, "");
        assertThat(catchThrowableOfType(TributaryException.class, source::load)).isNotNull();
        registry.recover();
        registry.forget();
        CatalogPublisher.push(SampleCatalog.in(folder.resolve("again")).load(), client);
        assertThat(source.load(false).flows().get(0).text()).isEqualTo(SampleCatalog.FLOW);
    }

    @Test
    void aRegistryWithoutFlowsAndRoutesIsRefused() {
        registry.forget();

        TributaryException fault = catchThrowableOfType(TributaryException.class, source::load);

        assertThat(fault.code()).isEqualTo(FaultCode.REGISTRY_REFUSED);
        assertThat(fault).hasMessageContaining("holds no flow and no route").hasMessageContaining("tributary push");
    }
}
