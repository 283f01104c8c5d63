package io.tributary.standardization.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.core.contract.Contract;
import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.site.SiteCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LiveCatalogTests {

    private static final String AIR = "flows/air-quality.yaml";
    private static final String CHANGED = SampleCatalog.FLOW + "# changed\n";
    private static final String BROKEN = SampleCatalog.FLOW.replace("$.code", "$.code[");
    private static final String WATER = SampleCatalog.FLOW
            .replace("flow: air-quality", "flow: water")
            .replace("ods.air.raw", "ods.water")
            .replace("std.air-quality", "std.water");

    private static final byte[] NOT_UTF_8 = {'f', 'l', 'o', 'w', ':', (byte) 0xFF};

    @TempDir
    private Path folder;

    private SampleCatalog catalog;
    private LiveCatalog live;

    @BeforeEach
    void start() {
        catalog = SampleCatalog.in(folder.resolve("config"));
        live = restarted();
        live.start();
    }

    @Test
    void whatStaysTheSameIsTheSameObjectAndNotDisturbed() {
        catalog.with("flows/water.yaml", WATER);
        assertThat(live.reload(false)).isTrue();
        Contract air = contract("air-quality");
        Contract water = contract("water");

        catalog.with("flows/water.yaml", WATER + "# changed\n");
        assertThat(live.reload(false)).isTrue();

        assertThat(contract("air-quality")).isSameAs(air);
        assertThat(contract("water")).isNotSameAs(water);
        assertThat(live.reload(false)).isFalse();
    }

    @Test
    void aNewSchemaVersionCountsForFlowsThatNameTheLatest() {
        Contract before = contract("air-quality");
        catalog.without("schemas/air-quality.json")
                .with("schemas/air-quality.v1.json", SampleCatalog.schema("first"))
                .with("schemas/air-quality.v2.json", SampleCatalog.schema("second"));

        assertThat(live.reload(false)).isTrue();

        assertThat(before.stamp().standard()).isEqualTo("air-quality@1");
        assertThat(contract("air-quality").stamp().standard()).isEqualTo("air-quality@2");
    }

    @Test
    void aChangedCodeTableIsAnotherContract() {
        Contract before = contract("air-quality");
        catalog.with("code-tables/divisions.csv", SampleCatalog.TABLE + "330200,宁波市\n");

        assertThat(live.reload(false)).isTrue();

        assertThat(contract("air-quality").stamp().digest())
                .isNotEqualTo(before.stamp().digest());
    }

    @Test
    void aChangeOfASchemaThatIsReferredToIsAnotherContractForTheFlowsThatUseIt() {
        catalog.without("schemas/air-quality.json")
                .with("schemas/air-quality.v1.json", "{\"allOf\": [{\"$ref\": \"station.json\"}]}")
                .with("schemas/station.v1.json", SampleCatalog.schema("first"))
                .with("schemas/plain.v1.json", SampleCatalog.schema("plain"))
                .with("flows/water.yaml", WATER.replace("air-quality@latest", "plain@1"));
        live.reload(false);
        assertThat(live.current().refused()).isEmpty();
        Contract air = contract("air-quality");
        Contract water = contract("water");

        catalog.with("schemas/station.v1.json", SampleCatalog.schema("changed"));
        assertThat(live.reload(false)).isTrue();

        Contract changed = contract("air-quality");
        assertThat(changed.stamp().standard()).isEqualTo("air-quality@1");
        assertThat(changed.stamp().digest()).isNotEqualTo(air.stamp().digest());
        assertThat(contract("water")).isSameAs(water);

        catalog.with("schemas/station.v2.json", SampleCatalog.schema("second"));
        assertThat(live.reload(false)).isTrue();
        assertThat(contract("air-quality").stamp().digest())
                .isNotEqualTo(changed.stamp().digest());
        assertThat(contract("water")).isSameAs(water);
    }

    @Test
    void aFlowThatIsBadGoesOnInItsLastGoodVersionAndSaysAllThatIsWrong() {
        Contract good = contract("air-quality");
        catalog.with(AIR, BROKEN.replace("divisions", "division"));

        assertThat(live.reload(false)).isTrue();

        assertThat(contract("air-quality")).isSameAs(good);
        assertThat(live.current().refused()).singleElement().satisfies(refused -> {
            assertThat(refused.goesOn()).isEqualTo("air-quality");
            assertThat(refused.problems()).hasSizeGreaterThanOrEqualTo(2);
        });
        catalog.with(AIR, CHANGED);
        assertThat(live.reload(false)).isTrue();
        assertThat(live.current().refused()).isEmpty();
        assertThat(contract("air-quality")).isNotSameAs(good);
    }

    @Test
    void aBadCodeTableKeepsTheOldOneForFlowsThatNameIt() {
        catalog.with("flows/water.yaml", WATER);
        live.reload(false);
        List<Contract> good = live.current().catalog().contracts();
        catalog.with("code-tables/divisions.csv", "code\n\"unclosed");

        assertThat(live.reload(false)).isTrue();

        assertThat(live.current().catalog().contracts()).isEqualTo(good);
        assertThat(live.current().refused()).hasSize(2);
    }

    @Test
    void theLastGoodVersionOutlivesARestart() {
        String digest = contract("air-quality").stamp().digest();
        catalog.with(AIR, BROKEN).with("code-tables/divisions.csv", "code,name\n330200,宁波市\n");
        catalog.with("flows/water.yaml", WATER);
        live.reload(false);

        LiveCatalog again = restarted();
        again.start();

        assertThat(stamps(again)).contains(digest).hasSize(2);
        assertThat(again.current().refused()).hasSize(1);
        assertThat(again.standing().fromCopy()).isFalse();
    }

    @Test
    void theCopyAloneHoldsBothTheOldAndTheNew() throws IOException {
        String air = contract("air-quality").stamp().digest();
        catalog.with(AIR, BROKEN).with("code-tables/divisions.csv", "code,name\n330200,宁波市\n");
        catalog.with("flows/water.yaml", WATER);
        live.reload(false);
        String water = contract("water").stamp().digest();
        FolderTree.delete(folder.resolve("config"));

        LiveCatalog fromCopy = restarted();
        fromCopy.start();

        assertThat(stamps(fromCopy)).containsExactly(air, water);
        assertThat(fromCopy.standing().fromCopy()).isTrue();
        assertThat(fromCopy.standing().fault()).hasMessageContaining("does not exist");
        assertThat(fromCopy.current().refused()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"code-tables/divisions.csv", "schemas/air-quality.json"})
    void whatAFlowNamesMayTurnBadAndTheFlowOutlivesARestart(String file) throws IOException {
        String digest = contract("air-quality").stamp().digest();
        catalog.with(file, "{\"unclosed");
        live.reload(false);

        LiveCatalog again = restarted();
        again.start();

        assertThat(stamps(again)).containsExactly(digest);
        assertThat(again.current().refused().get(0).goesOn()).isEqualTo("air-quality");
        FolderTree.delete(folder.resolve("config"));
        LiveCatalog fromCopy = restarted();
        fromCopy.start();
        assertThat(stamps(fromCopy)).containsExactly(digest);
    }

    @ParameterizedTest
    @ValueSource(strings = {AIR, "code-tables/divisions.csv", "schemas/air-quality.json", "routes/polluted.yaml"})
    void aDocumentThatIsNotUtf8IsRefusedAloneAndItsLastGoodVersionGoesOn(String file) {
        Catalog good = live.current().catalog();
        catalog.withBytes(file, NOT_UTF_8).with("flows/water.yaml", waterWithoutTable());

        assertThat(live.reload(false)).isTrue();

        assertThat(contract("air-quality")).isSameAs(good.contracts().get(0));
        assertThat(live.current().catalog().routes()).isEqualTo(good.routes());
        assertThat(contract("water")).isNotNull();
        assertThat(live.current().refused())
                .isNotEmpty()
                .allSatisfy(refused -> assertThat(refused.problems())
                        .singleElement()
                        .asString()
                        .contains(file, "not UTF-8: byte 5 is 0xFF", "Save the file as UTF-8"));
        assertThat(live.standing().fault()).isNull();
        LiveCatalog again = restarted();
        again.start();
        assertThat(stamps(again)).isEqualTo(stamps(live));
        assertThat(again.current().catalog().routes()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"flows/x.yaml", "routes/polluted.yml", "schemas/x.json", "schemas/x.avsc", "code-tables/x.csv"})
    void aNewDocumentThatIsNotUtf8KeepsNoOtherFromStarting(String file) {
        catalog.withBytes(file, NOT_UTF_8);
        if (file.startsWith("routes/")) {
            catalog.without("routes/polluted.yaml");
        }

        LiveCatalog fresh = live(folder.resolve("config"), null);
        fresh.start();

        assertThat(fresh.current().catalog().contracts()).hasSize(1);
        assertThat(fresh.current().refused()).singleElement().satisfies(refused -> {
            assertThat(refused.goesOn()).isNull();
            assertThat(refused.problems()).singleElement().asString().contains(file, "byte 5");
        });
    }

    @Test
    void aSchemaThatCannotBeReadIsNamedAsOneAndStandsForNoRoute() {
        catalog.withBytes("schemas/polluted.json", NOT_UTF_8).without("routes/polluted.yaml");

        live.reload(false);

        assertThat(live.current().routes()).isEmpty();
        assertThat(live.current().refused()).extracting(Catalog.Refused::name).containsExactly("schema polluted");
    }

    @Test
    void aNewFlowThatTakesTheTopicOfOneThatGoesOnIsRefused() {
        catalog.with(AIR, BROKEN).with("flows/zz.yaml", SampleCatalog.FLOW.replace("flow: air-quality", "flow: zz"));

        live.reload(false);

        assertThat(live.current().catalog().contracts())
                .extracting(one -> one.stamp().flow().value())
                .containsExactly("air-quality");
        assertThat(live.current().refused()).extracting(Catalog.Refused::name).containsExactly("air-quality", "zz");
    }

    @Test
    void aFlowThatIsRemovedStops() {
        catalog.with("flows/water.yaml", WATER);
        live.reload(false);
        catalog.without(AIR);

        assertThat(live.reload(false)).isTrue();

        assertThat(live.current().catalog().contracts())
                .extracting(one -> one.stamp().flow().value())
                .containsExactly("water");
    }

    @Test
    void aFlowWhoseFileIsBrokenGoesOnThoughItsNameCannotBeRead() {
        catalog.with(AIR, "flow: [");

        live.reload(false);

        assertThat(contract("air-quality")).isNotNull();
        assertThat(live.current().refused().get(0).goesOn()).isEqualTo("air-quality");
    }

    @Test
    void aRouteThatIsBadGoesOnInItsLastGoodVersion() {
        var before = live.current().catalog().routes();
        catalog.with("routes/polluted.yaml", SampleCatalog.ROUTE.replace("record.polluted", "record.polluted &&"));

        assertThat(live.reload(false)).isTrue();

        assertThat(live.current().catalog().routes()).isEqualTo(before);
        assertThat(live.current().refused().get(0).goesOn()).isEqualTo("polluted");
        LiveCatalog again = restarted();
        again.start();
        assertThat(again.current().catalog().routes()).hasSize(1);
    }

    @Test
    void aFolderThatCannotBeReadAsAWholeChangesNothing() {
        Generation before = live.current();
        catalog.with("flows/water.json", WATER);

        assertThat(live.reload(false)).isFalse();

        assertThat(live.current()).isSameAs(before);
        assertThat(live.standing().fault()).hasMessageContaining("water.json");
        assertThat(live.standing().failures()).isOne();
        catalog.without("flows/water.json");
        assertThat(live.reload(false)).isFalse();
        assertThat(live.standing().fault()).isNull();
    }

    @Test
    void anEmptiedFolderDoesNotStopWhatRuns() {
        Generation before = live.current();
        catalog.without(AIR).without("routes/polluted.yaml");

        assertThat(live.reload(false)).isFalse();

        assertThat(live.current()).isSameAs(before);
        assertThat(live.standing().fault()).hasMessageContaining("to run nothing, stop the gateway");
    }

    @Test
    void aMountThatIsExchangedIsTakenUpAsAWhole() throws IOException {
        Path mount = Files.createDirectories(folder.resolve("mount"));
        SampleCatalog.in(mount.resolve("..2026_1"));
        Files.createSymbolicLink(mount.resolve("..data"), Path.of("..2026_1"));
        LiveCatalog mounted = live(mount, null);
        mounted.start();
        String before = mounted.current().catalog().contracts().get(0).stamp().digest();

        SampleCatalog.in(mount.resolve("..2026_2")).with(AIR, CHANGED);
        Files.createSymbolicLink(mount.resolve("..data_tmp"), Path.of("..2026_2"));
        Files.move(
                mount.resolve("..data_tmp"),
                mount.resolve("..data"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        FolderTree.delete(mount.resolve("..2026_1"));

        assertThat(mounted.reload(false)).isTrue();
        assertThat(mounted.current().catalog().contracts().get(0).stamp().digest())
                .isNotEqualTo(before);
    }

    @Test
    void withoutACopyTheSourcesFaultIsTheAnswer() throws IOException {
        FolderTree.delete(folder.resolve("config"));
        FolderTree.delete(folder.resolve("copy"));

        assertThat(catchThrowableOfType(
                        ConfigurationException.class, () -> restarted().start()))
                .hasMessageContaining("does not exist");
    }

    @Test
    void aDamagedCopyIsToldAndMendedByTheNextGoodLoad() throws IOException {
        Files.writeString(only("flows/air-quality.yaml"), "flow: other");
        Files.move(folder.resolve("config"), folder.resolve("away"));

        TributaryException fault =
                catchThrowableOfType(TributaryException.class, () -> restarted().start());
        assertThat(fault.code()).isEqualTo(FaultCode.LOCAL_STORAGE);
        assertThat(fault).hasMessageContaining("damaged").hasMessageContaining("flows/air-quality.yaml");

        Files.move(folder.resolve("away"), folder.resolve("config"));
        restarted().start();
        FolderTree.delete(folder.resolve("config"));
        LiveCatalog mended = restarted();
        mended.start();
        assertThat(mended.standing().fromCopy()).isTrue();
    }

    @Test
    void aManifestThatIsCutOffIsToldAsDamage() throws IOException {
        Files.writeString(folder.resolve("copy/manifest.json"), "{\"origin\": \"http");
        FolderTree.delete(folder.resolve("config"));

        TributaryException fault =
                catchThrowableOfType(TributaryException.class, () -> restarted().start());

        assertThat(fault).hasMessageContaining("manifest.json is not as it was written");
    }

    @Test
    void aCopyThatPointsOutsideIsNotFollowed() throws IOException {
        Path manifest = folder.resolve("copy/manifest.json");
        Files.writeString(
                manifest, Files.readString(manifest).replace("\"flows/air-quality.yaml\"", "\"../../secret\""));
        FolderTree.delete(folder.resolve("config"));

        assertThat(catchThrowableOfType(
                        TributaryException.class, () -> restarted().start()))
                .hasMessageContaining("lies outside");
    }

    @Test
    void aCopyThatCannotBeWrittenIsNoReasonNotToRunAndIsTriedAgain() throws IOException {
        Path copy = folder.resolve("other-copy");
        Files.writeString(copy, "a file where the folder should be");
        LiveCatalog hindered = live(folder.resolve("config"), copy);
        hindered.start();
        assertThat(hindered.current().flows()).hasSize(1);
        assertThat(hindered.standing().copyFault()).contains("cannot be written");

        Files.delete(copy);
        hindered.reload(false);
        assertThat(hindered.standing().copyFault()).isNull();
        assertThat(copy).isDirectory();
    }

    @Test
    void theCopyIsAConfigurationFolderTooAndOlderStatesAreRemoved() throws IOException {
        catalog.with(AIR, CHANGED);
        live.reload(false);

        CatalogSnapshot snapshot = new FolderCatalogSource(only("flows").getParent()).load();

        assertThat(snapshot.flows()).extracting(CatalogDocument::text).containsExactly(CHANGED);
        try (Stream<Path> entries = Files.list(folder.resolve("copy"))) {
            assertThat(entries).hasSize(2);
        }
    }

    private String waterWithoutTable() {
        catalog.with("schemas/any.json", SampleCatalog.schema("any"));
        return WATER.replace("    city: {from: $.area, code: divisions}\n", "").replace("air-quality@latest", "any@1");
    }

    private LiveCatalog restarted() {
        return live(folder.resolve("config"), folder.resolve("copy"));
    }

    private static LiveCatalog live(Path config, Path copy) {
        return new LiveCatalog(
                new FolderCatalogSource(config),
                new ContractCompiler(StandardizationSettings.defaults()),
                SiteCode.of("330100"),
                copy);
    }

    private Contract contract(String flow) {
        return live.current().catalog().contracts().stream()
                .filter(one -> one.stamp().flow().value().equals(flow))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> stamps(LiveCatalog of) {
        return of.current().catalog().contracts().stream()
                .map(one -> one.stamp().digest())
                .toList();
    }

    private Path only(String file) throws IOException {
        try (Stream<Path> entries = Files.list(folder.resolve("copy"))) {
            Path state = entries.filter(Files::isDirectory).findFirst().orElseThrow();
            return state.resolve(file);
        }
    }
}
