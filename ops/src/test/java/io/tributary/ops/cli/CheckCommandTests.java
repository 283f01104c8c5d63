package io.tributary.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckCommandTests {

    private static final String CATALOG = "src/test/resources/catalog";

    @TempDir
    private Path folder;

    @Test
    void wholeFolderTellsWhatIsWellAndWhatIsRefused() {
        Console console = Console.run("check", "--config", CATALOG);

        assertThat(console.out())
                .contains("ok       air: ods.air -> std.air as air@1")
                .contains("ok       clean: std.air -> derived.clean")
                .contains("refused  water")
                .contains("flows/water.yaml:3:")
                .contains("1 flow and 1 route are well, 1 document refused");
        assertThat(console.status()).isEqualTo(ExitStatus.FINDINGS);
    }

    @Test
    void oneFileIsCheckedWithWhatItNames() {
        Console console = Console.run("check", CATALOG + "/flows/air.yaml");

        assertThat(console.out()).contains("1 flow and 0 routes are well, 0 documents refused");
        assertThat(console.status()).isEqualTo(ExitStatus.WELL);
    }

    @Test
    void aFileThatIsNamedRelativelyIsToldRelatively() {
        Console console = Console.run("check", CATALOG + "/flows/water.yaml");

        assertThat(console.out()).contains("  " + CATALOG + "/flows/water.yaml:3:");
    }

    @Test
    void findingsForProgramsAreOneObjectADocument() {
        Console console = Console.run("check", "--config", CATALOG, "--json");

        assertThat(console.out().lines())
                .contains("{\"document\":\"air\",\"result\":\"ACCEPTED\"}")
                .anySatisfy(line ->
                        assertThat(line).contains("\"nearest\":\"topic\"").contains("\"line\":3"));
    }

    @Test
    void chineseIsSpokenOnWish() throws IOException {
        copy("flows/air.yaml", "flows/water.yaml", "schemas/air.json");
        Files.write(folder.resolve("schemas/wind.json"), new byte[] {(byte) 0xB7, (byte) 0xE7});
        Files.writeString(folder.resolve("compose.yaml"), "services: {}");

        Console console = Console.run("check", "--config", folder.toString(), "--lang", "zh");

        assertThat(console.out())
                .contains("正常     air：ods.air -> std.air，Schema 为 air@1")
                .contains("拒绝     Schema wind")
                .contains(folder + "/schemas/wind.json:1: 不是 UTF-8：第 0 字节为 0xB7。请将文件保存为 UTF-8")
                .contains("拒绝     water")
                .contains(folder + "/flows/water.yaml:3:")
                .contains("未知的键 'tpoic'；您是否想写 'topic'？")
                .contains(folder + "/compose.yaml: 未读取：请将其移入 flows/ 或 routes/，或移出该目录")
                .endsWith("1 个数据流、0 个分发规则正常，拒绝 3 个文档" + System.lineSeparator());
        assertThat(console.status()).isEqualTo(ExitStatus.CONFIGURATION_REFUSED);
    }

    @Test
    void aProblemForProgramsIsInBothLanguagesWhereItCanBe() {
        Console console = Console.run("check", "--config", CATALOG, "--json", "--lang", "zh");

        assertThat(console.out())
                .contains("\"message\":\"unknown key 'tpoic'\",\"messageZh\":\"未知的键 'tpoic'\",\"nearest\":\"topic\"");
    }

    @Test
    void aRefusedFolderIsToldInChineseToo() throws IOException {
        copy("flows/air.yaml", "schemas/air.json");
        Files.writeString(folder.resolve("compose.yaml"), "services: {}");

        Console console = Console.run("try", "air", "--config", folder.toString(), "--input", "-", "--lang", "zh");

        assertThat(console.err()).contains("/compose.yaml: 未读取：");
        assertThat(console.status()).isEqualTo(ExitStatus.CONFIGURATION_REFUSED);
    }

    @Test
    void strayFilesHideNoFaultOfTheOthers() throws IOException {
        copy("flows/air.yaml", "flows/water.yaml", "schemas/air.json");
        Files.writeString(folder.resolve("compose.yaml"), "services: {}");
        Files.writeString(folder.resolve("flows/values.yaml"), "replicas: 3");
        Files.writeString(folder.resolve("flows/note.json"), "{}");
        Files.write(folder.resolve("flows/gbk.yaml"), new byte[] {(byte) 0xBF, (byte) 0xD5});

        Console console = Console.run("check", "--config", folder.toString());

        assertThat(console.out())
                .contains("ok       air: ")
                .contains(folder + "/flows/water.yaml:3:")
                .contains(folder + "/flows/values.yaml:1:")
                .contains(folder + "/flows/gbk.yaml:1: not UTF-8: byte 0 is 0xBF")
                .contains(folder + "/flows/note.json: not read")
                .contains(folder + "/compose.yaml: not read: move it into flows/ or routes/, or out of the folder")
                .contains("1 flow and 0 routes are well, 5 documents refused");
        assertThat(console.status()).isEqualTo(ExitStatus.CONFIGURATION_REFUSED);
    }

    @Test
    void twoFilesOfOneNameAreBothLookedAt() throws IOException {
        copy("flows/air.yaml", "schemas/air.json");
        Files.writeString(folder.resolve("flows/air.yml"), "flow: other\nsauce: {}\n");

        Console console = Console.run("check", "--config", folder.toString());

        assertThat(console.out()).contains("there is another file for 'air'").contains("unknown key 'sauce'");
    }

    @Test
    void aFileThatIsNoFlowIsToldBesideTheFaultsOfTheFilesNamedWithIt() throws IOException {
        Path stray = Files.writeString(folder.resolve("compose.yaml"), "services: {}");

        Console console =
                Console.run("check", "--config", CATALOG, CATALOG + "/flows/water.yaml", stray.toString(), "--json");

        assertThat(console.out().lines())
                .anySatisfy(line ->
                        assertThat(line).contains("\"document\":\"water\"").contains("\"line\":3"))
                .anySatisfy(line -> assertThat(line).contains(stray.toString()).contains("no flow or route of"));
        assertThat(console.status()).isEqualTo(ExitStatus.CONFIGURATION_REFUSED);
    }

    @Test
    void pushTellsStrayFilesAndFaultsTogether() throws IOException {
        copy("flows/water.yaml", "schemas/air.json");
        Files.writeString(folder.resolve("compose.yaml"), "services: {}");

        Console console = Console.run("push", folder.toString(), "--registry", "http://nowhere.invalid");

        assertThat(console.out()).contains("refused  water").contains("/compose.yaml: not read");
        assertThat(console.status()).isEqualTo(ExitStatus.CONFIGURATION_REFUSED);
    }

    private void copy(String... files) throws IOException {
        for (String file : files) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.copy(Path.of(CATALOG, file), folder.resolve(file));
        }
    }

    @Test
    void absentClusterIsToldWithTheStatusForIt() throws IOException {
        Path settings = Files.writeString(folder.resolve("city.yaml"), """
                tributary:
                  site.code: "330100"
                  cluster:
                    bootstrap-servers: nowhere.invalid:1
                  upstream:
                    bootstrap-servers: nowhere.invalid:2
                """);

        Console console =
                Console.run("check", CATALOG + "/flows/air.yaml", "--connect", "--settings", settings.toString());

        assertThat(console.out())
                .contains("failed   the cluster of site 330100 at nowhere.invalid:1: the host name is not known")
                .contains("failed   the upstream at nowhere.invalid:2");
        assertThat(console.status()).isEqualTo(ExitStatus.UNREACHABLE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    check                                  | name files to check, or --config DIR
                    check src                              | src is a folder; --config=src checks everything in it
                    check nowhere.yaml                     | there is no file nowhere.yaml
                    check --connect --config flows         | --connect needs --settings FILE
                    check --config nowhere                 | there is no file nowhere
                    chek                                   | Did you mean check or rehearse?
                    try                                    | Missing required
                    run site.code=1                        | neither an option nor a setting
                    run --config nowhere.yaml              | there is no file nowhere.yaml
                    push src/test/resources/catalog        | Missing required option: '--registry=URL'
                    """)
    void wrongUsageIsOneSentence(String command, String sentence) {
        Console console = Console.run(command.split(" +"));

        assertThat(console.err()).contains(sentence).doesNotContain("\tat ");
        assertThat(console.status()).isEqualTo(ExitStatus.USAGE);
    }

    @Test
    void helpAndVersionEndWell() {
        assertThat(Console.run("--help").out()).contains("Exit status").contains("check");
        assertThat(Console.run("--version").out()).startsWith("tributary 0.");
        assertThat(Console.run("run", "--help").out()).contains("--KEY=VALUE");
    }

    @Test
    void pushRefusesAFolderWithAWrongDocumentBeforeItConnects() {
        Console console = Console.run("push", CATALOG, "--registry", "http://nowhere.invalid");

        assertThat(console.out()).contains("refused  water");
        assertThat(console.status()).isEqualTo(ExitStatus.FINDINGS);
    }

    @Test
    void registryThatIsAwayIsToldWithTheStatusForIt() throws IOException {
        Files.createDirectories(folder.resolve("schemas"));
        Files.copy(
                Path.of(CATALOG, "schemas", "air.json"),
                folder.resolve("schemas").resolve("air.json"));

        Console console = Console.run("push", folder.toString(), "--registry", "http://127.0.0.1:1");

        assertThat(console.err()).contains("127.0.0.1:1").doesNotContain("Exception");
        assertThat(console.status()).isEqualTo(ExitStatus.UNREACHABLE);
    }
}
