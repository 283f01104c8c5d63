package io.tributary.standardization.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.standardization.registry.ConfluentRegistryClient;
import io.tributary.standardization.registry.FakeRegistry;
import io.tributary.standardization.registry.RegistrySettings;
import io.tributary.standardization.registry.SchemaRegistryClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RegistryCatalogSourceTests {

    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    @TempDir
    private Path folder;

    private final FakeRegistry registry = new FakeRegistry();
    private final SchemaRegistryClient client = ConfluentRegistryClient.create(RegistrySettings.of(registry.url())
            .withPatience(Duration.ofSeconds(2), Duration.ofSeconds(5), 1, Duration.ofMillis(1)));
    private RegistryCatalogSource source;

    @BeforeEach
    void publish() {
        source = started();
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
        assertThat(source.status()).isEqualTo(new RegistryCatalogSource.Status(false, null, null));
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
    void theCopyStandsInForARegistryThatIsDown() {
        CatalogSnapshot loaded = source.load();
        registry.close();

        RegistryCatalogSource restarted = started();
        CatalogSnapshot copied = restarted.load();

        assertThat(copied).isEqualTo(loaded);
        assertThat(restarted.status().fromCopy()).isTrue();
        assertThat(restarted.status().since()).isEqualTo(NOW);
        assertThat(restarted.status().fault()).contains("cannot be reached").contains(client.description());
    }

    @Test
    void theCopyStandsInForARegistryThatAnswersRubbishUntilItRecovers() {
        CatalogSnapshot loaded = source.load();

        registry.failAlways(200, "<html>maintenance</html>");
        assertThat(source.load()).isEqualTo(loaded);
        assertThat(source.status().fromCopy()).isTrue();

        registry.recover();
        assertThat(source.load()).isEqualTo(loaded);
        assertThat(source.status()).isEqualTo(new RegistryCatalogSource.Status(false, null, null));
    }

    @Test
    void aRecheckEndsTheFaultOnceTheRegistryAnswers() {
        source.load();
        registry.failAlways(503, "{\"message\":\"no leader\"}");
        source.load();
        registry.failAlways(401, "{\"message\":\"who?\"}");

        source.recheck();
        assertThat(source.status().fault()).contains("who?");
        registry.recover();
        source.recheck();

        assertThat(source.status()).isEqualTo(new RegistryCatalogSource.Status(true, NOW, null));
    }

    @Test
    void aRecheckWithoutAFaultAsksNothing() {
        source.load();
        int asked = registry.requests().size();

        source.recheck();

        assertThat(registry.requests()).hasSize(asked);
    }

    @Test
    void anEmptiedRegistryDoesNotTakeThePlaceOfTheCopy() {
        CatalogSnapshot loaded = source.load();
        registry.forget();

        assertThat(source.load()).isEqualTo(loaded);
        assertThat(source.status().fault())
                .contains("holds no flow and no route")
                .contains("tributary push");
    }

    @Test
    void aFlowThatCannotBeReadIsHandedOnButNotKept() {
        source.load();
        registry.put("tributary.flow.air-quality", "{\"title\": \"by hand\"}");

        assertThat(source.load().flows()).extracting(CatalogDocument::version).containsExactly("2");
        assertThat(source.status().fromCopy()).isFalse();

        registry.close();
        assertThat(started().load().flows())
                .extracting(CatalogDocument::version)
                .containsExactly("1");
    }

    @Test
    void withoutACopyTheRegistrysFaultIsTheAnswer() {
        registry.close();

        TributaryException fault = catchThrowableOfType(TributaryException.class, source::load);

        assertThat(fault.code()).isEqualTo(FaultCode.REGISTRY_UNREACHABLE);
        assertThat(fault).hasMessageContaining("There is no copy in " + copyFolder());
    }

    @Test
    void aDamagedCopyIsToldAndMendedByTheNextGoodLoad() throws IOException {
        CatalogSnapshot loaded = source.load();
        Path copied = only(copyFolder(), "flows/air-quality.yaml");
        Files.writeString(copied, "flow: other");
        registry.failAlways(503, "");

        TributaryException fault = catchThrowableOfType(TributaryException.class, started()::load);
        assertThat(fault.code()).isEqualTo(FaultCode.LOCAL_STORAGE);
        assertThat(fault).hasMessageContaining("damaged").hasMessageContaining("flows/air-quality.yaml");

        registry.recover();
        assertThat(source.load()).isEqualTo(loaded);
        registry.close();
        assertThat(started().load()).isEqualTo(loaded);
    }

    @Test
    void aManifestThatIsCutOffIsToldAsDamage() throws IOException {
        source.load();
        Files.writeString(copyFolder().resolve("manifest.json"), "{\"origin\": \"http");
        registry.close();

        TributaryException fault = catchThrowableOfType(TributaryException.class, started()::load);

        assertThat(fault.code()).isEqualTo(FaultCode.LOCAL_STORAGE);
        assertThat(fault).hasMessageContaining("manifest.json is not as it was written");
    }

    @Test
    void aCopyThatPointsOutsideIsNotFollowed() throws IOException {
        source.load();
        Path manifest = copyFolder().resolve("manifest.json");
        Files.writeString(
                manifest, Files.readString(manifest).replace("\"flows/air-quality.yaml\"", "\"../../secret\""));
        registry.close();

        assertThat(catchThrowableOfType(TributaryException.class, started()::load))
                .hasMessageContaining("lies outside");
    }

    @Test
    void aCopyThatCannotBeWrittenIsNoReasonNotToRun() throws IOException {
        Files.writeString(copyFolder(), "a file where the folder should be");

        assertThat(source.load().flows()).hasSize(1);
        assertThat(source.status().fromCopy()).isFalse();
        assertThat(source.status().fault()).contains("cannot be written");
    }

    @Test
    void theCopyIsAConfigurationFolderToo() throws IOException {
        source.load();

        CatalogSnapshot snapshot =
                new FolderCatalogSource(only(copyFolder(), "flows").getParent()).load();

        assertThat(snapshot.flows()).extracting(CatalogDocument::text).containsExactly(SampleCatalog.FLOW);
        assertThat(snapshot.schemas().get("air-quality")).containsOnlyKeys(1);
    }

    @Test
    void olderStatesOfTheCopyAreRemoved() throws IOException {
        source.load();
        CatalogPublisher.push(
                SampleCatalog.in(folder.resolve("config"))
                        .with("routes/polluted.yaml", SampleCatalog.ROUTE + "# changed\n")
                        .load(),
                client);
        source.load();

        try (Stream<Path> entries = Files.list(copyFolder())) {
            assertThat(entries).hasSize(2);
        }
    }

    private RegistryCatalogSource started() {
        return new RegistryCatalogSource(client, copyFolder(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private Path copyFolder() {
        return folder.resolve("copy");
    }

    private static Path only(Path copyFolder, String file) throws IOException {
        try (Stream<Path> entries = Files.list(copyFolder)) {
            Path state = entries.filter(Files::isDirectory).findFirst().orElseThrow();
            return state.resolve(file);
        }
    }
}
