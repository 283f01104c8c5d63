package io.tributary.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TryCommandTests {

    private static final String CATALOG = "src/test/resources/catalog";
    private static final String RECORDS = "src/test/resources/air.jsonl";

    @TempDir
    private Path folder;

    @Test
    void printsOutcomesForPeople() {
        Console console = Console.run("try", "air", "--config", CATALOG, "--input", RECORDS);

        assertThat(console.out())
                .contains("   1  MIRRORED  key 杭州一")
                .contains("{\"station\":\"杭州一\",\"pm25\":35}")
                .contains("INVALID_NUMBER at /pm25")
                .contains("   3  FILTERED")
                .contains("4 records: 1 mirrored, 2 rejected, 1 filtered");
        assertThat(console.status()).isEqualTo(ExitStatus.FINDINGS);
    }

    @Test
    void printsOneObjectARecordForPrograms() {
        Console console = Console.run("try", "air", "--config", CATALOG, "--input", RECORDS, "--json");

        List<JsonNode> lines =
                console.out().lines().map(JsonMapper.shared()::readTree).toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0).toString())
                .isEqualTo("{\"outcome\":\"MIRRORED\",\"key\":\"杭州一\",\"value\":{\"station\":\"杭州一\",\"pm25\":35}}");
        assertThat(lines.get(1).get("outcome").asString()).isEqualTo("REJECTED");
        assertThat(lines.get(1).get("errors").get(0).get("code").asString()).isEqualTo("INVALID_NUMBER");
        assertThat(lines.get(1).get("errors").get(0).get("pointer").asString()).isEqualTo("/pm25");
        assertThat(lines.get(2).toString()).isEqualTo("{\"outcome\":\"FILTERED\"}");
    }

    @Test
    void endsWellWhereNothingIsRejected() throws IOException {
        Path records = Files.writeString(folder.resolve("good.json"), "{\"station\":\"a\"}\n");

        Console console = Console.run("try", CATALOG + "/flows/air.yaml", "--input", records.toString());

        assertThat(console.out()).contains("1 record: 1 mirrored, 0 rejected, 0 filtered");
        assertThat(console.status()).isEqualTo(ExitStatus.WELL);
    }

    @Test
    void wholeTakesTheFileAsOneRecord() {
        Console console = Console.run("try", "air", "--config", CATALOG, "--input", RECORDS, "--whole");

        assertThat(console.out()).contains("1 record: 0 mirrored, 1 rejected, 0 filtered");
    }

    @Test
    void refusedFlowIsToldWithItsLine() {
        Console console = Console.run("try", "water", "--config", CATALOG, "--input", RECORDS);

        assertThat(console.err()).contains("flows/water.yaml:3:").contains("did you mean 'topic'?");
        assertThat(console.status()).isEqualTo(ExitStatus.CONFIGURATION_REFUSED);
    }

    @Test
    void unknownFlowIsToldWithTheNearest() {
        Console console = Console.run("try", "aur", "--config", CATALOG, "--input", RECORDS);

        assertThat(console.err()).contains("no flow 'aur'; did you mean 'air'?");
        assertThat(console.status()).isEqualTo(ExitStatus.USAGE);
    }

    @Test
    void fileThatIsNotThereIsNamed() {
        Console console = Console.run("try", "air", "--config", CATALOG, "--input", "nowhere.json");

        assertThat(console.err()).isEqualTo("tributary: there is no file nowhere.json" + System.lineSeparator());
        assertThat(console.status()).isEqualTo(ExitStatus.USAGE);
    }

    @Test
    void theSummaryCountsReasonsByFieldWithARemedy() {
        Console console = Console.run("try", "air", "--config", CATALOG, "--input", RECORDS, "--brief");

        assertThat(console.out()).isEqualTo("""

                Reasons of refusal, their records, share and an example
                  INVALID_NUMBER  /pm25  1  25.0 %  ████████████████████████████████████████  #2
                  MALFORMED_JSON         1  25.0 %  ████████████████████████████████████████  #4

                What to do
                  MALFORMED_JSON  look at the place that the message gives; have the source
                                  fixed
                  INVALID_NUMBER  list the value under missing, or use number: decimal

                4 records: 1 mirrored, 2 rejected, 1 filtered
                """);
    }

    @Test
    void chineseIsSpokenOnWish() {
        Console console = Console.run("try", "air", "--config", CATALOG, "--input", RECORDS, "--lang", "zh");

        assertThat(console.out())
                .contains("   1  通过  键 杭州一")
                .contains("拒绝原因：记录数、占比与示例")
                .contains("  MALFORMED_JSON  查看提示所指的位置，由源端修正")
                .endsWith("共 4 条记录：通过 1 条，拒绝 2 条，过滤 1 条" + System.lineSeparator());
    }

    @Test
    void theSummaryForProgramsIsALastObjectOnWishOnly() {
        Console console = Console.run("try", "air", "--config", CATALOG, "--input", RECORDS, "--json", "--summary");

        List<String> lines = console.out().lines().toList();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(4))
                .startsWith(
                        "{\"summary\":{\"records\":4,\"mirrored\":1,\"rejected\":2,\"filtered\":1,\"reasons\":["
                                + "{\"code\":\"INVALID_NUMBER\",\"pointer\":\"/pm25\",\"records\":1,\"example\":{\"record\":2},");
    }

    @Test
    void aDifferenceShowsPerRecordAndHidesWhatStaysTheSame() throws IOException {
        RivalFolders rivals = RivalFolders.in(folder);
        Files.copy(
                Path.of(rivals.candidate(), "flows", "river.yaml"), Path.of(rivals.current(), "flows", "other.yaml"));
        Path other = Path.of(rivals.current(), "flows", "other.yaml");
        Files.writeString(other, Files.readString(other).replace("flow: river", "flow: other"));

        Console console = Console.run(
                "try", "river", "--diff", "other", "--config", rivals.current(), "--input", rivals.records());

        assertThat(console.out()).startsWith("""
                           2  changed
                              /level  ∅ → 0
                           4  no longer filtered
                           5  newly filtered
                           6  changed
                              /phone  *** → ***

                        river: 8 records
                        """).doesNotContain("13901234567");
        assertThat(console.status()).isEqualTo(ExitStatus.FINDINGS);
        assertThat(Console.run(
                                "try",
                                "river",
                                "--diff",
                                "other",
                                "--config",
                                rivals.current(),
                                "--input",
                                rivals.records(),
                                "--json",
                                "--all")
                        .out()
                        .lines())
                .hasSize(8)
                .contains("{\"difference\":\"SAME\",\"at\":{\"record\":1}}")
                .contains("{\"difference\":\"CHANGED\",\"at\":{\"record\":2},\"fields\":[{\"pointer\":\"/level\","
                        + "\"kind\":\"ADDED\",\"after\":\"0\"}]}");
    }

    @Test
    void nothingInARecordMovesTheCursorOrChangesColours() throws IOException {
        RivalFolders rivals = RivalFolders.in(folder);
        Files.writeString(
                Path.of(rivals.current(), "schemas", "river.json"),
                "{\"properties\": {\"phone\": {\"additionalProperties\": false}}}");
        for (String side : List.of(rivals.current(), rivals.candidate())) {
            Path flow = Path.of(side, "flows", "river.yaml");
            Files.writeString(flow, Files.readString(flow).replaceAll("phone: .*", "phone: \\$.phone"));
        }
        Files.writeString(folder.resolve("records.jsonl"), """
                {"gauge":"a\\u001b[2J\\u009b31m\\u007f","state":"ok"}
                {"gauge":"b","state":"ok","phone":{"\\u001b[2J":1}}
                {"gauge":"c","state":"ok","level":"\\u001b[2J"}
                """);

        for (String[] command : new String[][] {
            {"try", "river", "--config", rivals.current()},
            {"try", "river", "--config", rivals.candidate()},
            {"rehearse", "river", "--current", rivals.current(), "--candidate", rivals.candidate()},
            {"rehearse", "river", "--current", rivals.candidate(), "--candidate", rivals.current()}
        }) {
            for (List<String> form : List.of(List.<String>of(), List.of("--json"))) {
                List<String> args = new ArrayList<>(List.of(command));
                args.addAll(List.of("--input", rivals.records()));
                args.addAll(form);
                String out = Console.run(args.toArray(String[]::new)).out();

                assertThat(out).contains("[2J").doesNotContain("\u001b", "\u009b", "\u007f");
            }
        }
    }

    @Test
    void fileThatIsLargerThanMemoryMayHoldIsRefusedUnread() throws IOException {
        Path records = folder.resolve("export.jsonl");
        try (RandomAccessFile sparse = new RandomAccessFile(records.toFile(), "rw")) {
            sparse.setLength(RecordsOption.MOST_BYTES + 1L);
        }

        Console console = Console.run("try", "air", "--config", CATALOG, "--input", records.toString());

        assertThat(console.err()).contains("export.jsonl has more than 256 MB", "take a part of it");
        assertThat(console.status()).isEqualTo(ExitStatus.USAGE);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            --input src                         | src is a folder; --input takes a file with records
            --input air.jsonl --topic t         | --input stands alone
            --topic t                           | name the gateway's configuration with --settings FILE
            --last 5 --settings nowhere.yaml    | there is no file nowhere.yaml
            --topic t --whole                   | --whole goes with --input
            --brief                             | the records are missing
            """)
    void wrongUsageIsOneSentence(String options, String sentence) {
        List<String> args = new ArrayList<>(List.of("try", "air", "--config", CATALOG));
        args.addAll(List.of(options.split(" +")));

        Console console = Console.run(args.toArray(String[]::new));

        assertThat(console.err()).contains(sentence);
        assertThat(console.status()).isEqualTo(ExitStatus.USAGE);
    }
}
