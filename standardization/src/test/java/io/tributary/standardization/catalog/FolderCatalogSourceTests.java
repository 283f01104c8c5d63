package io.tributary.standardization.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.ConfigurationProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FolderCatalogSourceTests {

    @TempDir
    private Path folder;

    @Test
    void allFourKindsOfFileAreLoaded() {
        CatalogSnapshot snapshot = SampleCatalog.in(folder).load();

        assertThat(snapshot.origin()).isEqualTo(folder.toString());
        assertThat(snapshot.flows()).singleElement().satisfies(flow -> {
            assertThat(flow.name()).isEqualTo("air-quality");
            assertThat(flow.version()).matches("sha256:[0-9a-f]{12}");
            assertThat(flow.origin()).isEqualTo(folder + "/flows/air-quality.yaml");
            assertThat(flow.text()).isEqualTo(SampleCatalog.FLOW);
        });
        assertThat(snapshot.routes()).extracting(CatalogDocument::name).containsExactly("polluted");
        assertThat(snapshot.schemas().get("air-quality")).containsOnlyKeys(1);
        assertThat(snapshot.codeTables()).containsOnlyKeys("divisions");
        assertThat(snapshot.codeTables().get("divisions").text()).isEqualTo(SampleCatalog.TABLE);
    }

    @Test
    void theVersionChangesWithTheTextAndOnlyWithIt() {
        String first = SampleCatalog.in(folder).load().flows().get(0).version();

        assertThat(SampleCatalog.in(folder).load().flows().get(0).version()).isEqualTo(first);
        SampleCatalog.in(folder).with("flows/air-quality.yaml", SampleCatalog.FLOW + "# more\n");
        assertThat(new FolderCatalogSource(folder).load().flows().get(0).version())
                .isNotEqualTo(first);
    }

    @Test
    void numberedSchemasAreVersionsOfTheirSubject() {
        CatalogSnapshot snapshot = SampleCatalog.in(folder)
                .without("schemas/air-quality.json")
                .with("schemas/air-quality.v1.json", SampleCatalog.schema("a"))
                .with("schemas/air-quality.v12.json", SampleCatalog.schema("b"))
                .with("schemas/air.v2ray.json", SampleCatalog.schema("c"))
                .load();

        assertThat(snapshot.schemas()).containsOnlyKeys("air-quality", "air.v2ray");
        assertThat(snapshot.schemas().get("air-quality")).containsOnlyKeys(1, 12);
        assertThat(snapshot.schemas().get("air.v2ray")).containsOnlyKeys(1);
    }

    @Test
    void bothFormsOfOneSubjectAreRefused() {
        SampleCatalog catalog = SampleCatalog.in(folder).with("schemas/air-quality.v2.json", SampleCatalog.schema("b"));

        assertThat(problems(catalog))
                .singleElement()
                .asString()
                .contains("schemas/air-quality.json")
                .contains("air-quality.v1.json");
    }

    @Test
    void aConfigMapsMountIsReadThroughItsLinks() throws IOException {
        Path mount = Files.createDirectory(folder.resolve("mount"));
        Path state = Files.createDirectory(mount.resolve("..2026_01_01"));
        SampleCatalog.in(state);
        Files.createSymbolicLink(mount.resolve("..data"), Path.of("..2026_01_01"));
        for (String name : List.of("flows", "routes", "schemas", "code-tables")) {
            Files.createSymbolicLink(mount.resolve(name), Path.of("..data", name));
        }

        CatalogSnapshot snapshot = new FolderCatalogSource(mount).load();

        assertThat(snapshot.flows())
                .extracting(CatalogDocument::origin)
                .containsExactly(mount + "/flows/air-quality.yaml");
        assertThat(snapshot.schemas()).hasSize(1);
    }

    @Test
    void hiddenFilesAndExplanationsArePassedOver() {
        CatalogSnapshot snapshot = SampleCatalog.in(folder)
                .with("flows/.air.yaml.swp", "x")
                .with("flows/README.md", "x")
                .with(".git/config", "x")
                .load();

        assertThat(snapshot.flows()).hasSize(1);
    }

    @Test
    void whatWouldBePassedOverInSilenceIsTold() {
        SampleCatalog catalog = SampleCatalog.in(folder)
                .with("flows/other.json", "{}")
                .with("schema/x.json", "{}")
                .with("stray.yaml", "flow: a");

        assertThat(problems(catalog))
                .extracting(ConfigurationProblem::toString)
                .containsExactlyInAnyOrder(
                        folder + "/flows/other.json: not read: the names of files here end in .yaml or .yml",
                        folder + "/schema: not read: the folder has another name; did you mean 'schemas'?",
                        folder + "/stray.yaml: not read: move it into flows/ or routes/, or out of the folder");
    }

    @Test
    void twoFilesOfOneNameAreRefused() {
        assertThat(problems(SampleCatalog.in(folder).with("flows/air-quality.yml", SampleCatalog.FLOW)))
                .singleElement()
                .asString()
                .contains("another file for 'air-quality'");
    }

    @Test
    void aFileInAnotherCharsetIsADocumentThatCouldNotBeReadWithItsLineAndByte() {
        byte[] bytes = "flow: a\ndescription: 空气\n".getBytes(Charset.forName("GBK"));

        CatalogSnapshot snapshot =
                SampleCatalog.in(folder).withBytes("flows/gbk.yaml", bytes).load();

        assertThat(unreadable(snapshot))
                .isEqualTo(folder + "/flows/gbk.yaml:2: not UTF-8: byte 21 is 0xBF. Save the file as UTF-8");
        assertThat(snapshot.flows()).extracting(CatalogDocument::name).containsExactly("air-quality", "gbk");
        assertThat(snapshot.routes()).hasSize(1);
        assertThat(snapshot.codeTables()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "flows/more.yaml",
                "routes/more.yml",
                "schemas/more.json",
                "schemas/more.v3.json",
                "schemas/more.avsc",
                "code-tables/more.csv"
            })
    void whateverFileCannotBeReadTheOthersAreLoaded(String file) {
        CatalogSnapshot snapshot = SampleCatalog.in(folder)
                .withBytes(file, new byte[] {'a', (byte) 0xFF})
                .load();

        assertThat(unreadable(snapshot)).startsWith(folder + "/" + file + ":1: not UTF-8: byte 1 is 0xFF");
        assertThat(snapshot.readable()).isEqualTo(without(file));
    }

    private CatalogSnapshot without(String file) {
        try {
            Files.delete(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FolderCatalogSource(folder).load();
    }

    @Test
    void aTruncatedCharacterAtTheEndIsRefused() {
        byte[] bytes = {'f', (byte) 0xE4, (byte) 0xB8};

        assertThat(unreadable(SampleCatalog.in(folder)
                        .withBytes("flows/cut.yaml", bytes)
                        .load()))
                .contains("not UTF-8: byte 1 is 0xE4");
    }

    @Test
    void aByteOrderMarkIsDropped() {
        CatalogSnapshot snapshot = SampleCatalog.in(folder)
                .with("flows/air-quality.yaml", "\uFEFF" + SampleCatalog.FLOW)
                .load();

        assertThat(snapshot.flows().get(0).text()).isEqualTo(SampleCatalog.FLOW);
    }

    @Test
    void aFileBeyondTheBoundIsRefused() {
        assertThat(unreadable(SampleCatalog.in(folder)
                        .withBytes("flows/big.yaml", new byte[5_000_000])
                        .load()))
                .contains("larger than 1048576 bytes");
    }

    @Test
    void aLinkThatLeadsNowhereIsRefused() throws IOException {
        SampleCatalog catalog = SampleCatalog.in(folder);
        Files.createSymbolicLink(folder.resolve("flows/linked.yaml"), Path.of("nowhere.yaml"));

        assertThat(unreadable(catalog.load())).contains("flows/linked.yaml").contains("the link leads nowhere");
    }

    @Test
    void anAbsentOrEmptyFolderIsToldAsSuch() {
        assertThat(problems(SampleCatalog.emptyIn(folder)))
                .singleElement()
                .asString()
                .contains("there is nothing to read");
        assertThat(problems(SampleCatalog.emptyIn(folder.resolve("absent"))))
                .singleElement()
                .asString()
                .contains("does not exist");
    }

    @Test
    void namesSurviveTheNamesOfFiles() {
        for (String name : List.of("a/b", "..", ".hidden", "x y:z", "中文", "50%", "plain-1.v2", "a%2F")) {
            String file = CatalogFileNames.encode(name);

            assertThat(file).matches("[A-Za-z0-9._%-]+").doesNotStartWith(".");
            assertThat(CatalogFileNames.decode(file)).isEqualTo(name);
        }
        assertThat(CatalogFileNames.decode("100%")).isEqualTo("100%");
    }

    private static String unreadable(CatalogSnapshot snapshot) {
        assertThat(snapshot.unreadable()).hasSize(1);
        return String.valueOf(snapshot.unreadable().get(0).unreadable());
    }

    private static List<ConfigurationProblem> problems(SampleCatalog catalog) {
        return catchThrowableOfType(ConfigurationException.class, catalog::load).problems();
    }
}
