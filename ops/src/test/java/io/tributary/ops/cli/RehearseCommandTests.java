package io.tributary.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RehearseCommandTests {

    @TempDir
    private Path folder;

    private RivalFolders rivals;

    @BeforeEach
    void writeFolders() throws IOException {
        rivals = RivalFolders.in(folder);
    }

    private Console rehearse(String current, String candidate, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "rehearse", "river", "--current", current, "--candidate", candidate, "--input", rivals.records()));
        args.addAll(List.of(more));
        return Console.run(args.toArray(String[]::new));
    }

    @Test
    void theReportTellsEveryDifferenceWithCountsAndExamples() {
        Console console = rehearse(rivals.current(), rivals.candidate());

        assertThat(console.out().lines().map(line -> line.replaceAll("[0-9a-f]{12}", "DIGEST")))
                .containsExactly(
                        "river: 8 records",
                        "  current    river, river@1, DIGEST",
                        "  candidate  river, river@1, DIGEST",
                        "",
                        "  same                2  25.0 %  ████████████████████████████████████████",
                        "  changed             2  25.0 %  ████████████████████████████████████████  #2",
                        "  newly refused       1  12.5 %  ████████████████████                      #3",
                        "  newly accepted      1  12.5 %  ████████████████████                      #8",
                        "  newly filtered      1  12.5 %  ████████████████████                      #5",
                        "  no longer filtered  1  12.5 %  ████████████████████                      #4",
                        "",
                        "Newly refused, by reason",
                        "  SCHEMA_VIOLATION  /level  1  12.5 %  ████████████████████████████████████████",
                        "    #3  the standard record's /level is 99 and must be at most 50 (maximum: 50",
                        "        in river@1)",
                        "",
                        "Newly accepted, by the reason that is gone",
                        "  SCHEMA_VIOLATION  /level  1  12.5 %  ████████████████████████████████████████",
                        "    #8  the standard record's /level is -20 and must be at least -10 (minimum:",
                        "        -10 in river@1)",
                        "",
                        "Fields that differ",
                        "  /level  added    1  12.5 %  ████████████████████████████████████████",
                        "  /phone  changed  1  12.5 %  ████████████████████████████████████████",
                        "    #2  /level  ∅ → 0",
                        "    #6  /phone  *** → ***");
        assertThat(console.status()).isEqualTo(ExitStatus.NEWLY_REFUSED);
    }

    @Test
    void theReportIsChineseOnWish() {
        Console console = rehearse(rivals.current(), rivals.candidate(), "--lang", "zh");

        assertThat(console.out())
                .contains("river：共 8 条记录")
                .contains("  新增拒绝  1  12.5 %  ████████████████████                      #3")
                .contains("标准记录 /level 为 99，应不大于 50")
                .contains("有差异的字段")
                .doesNotContain("record", "refused");
        assertThat(console.out().lines()).allMatch(line -> DisplayWidth.of(line) <= Console.COLUMNS);
    }

    @Test
    void programsGetOneObjectAFlow() {
        Console console = rehearse(rivals.current(), rivals.candidate(), "--json");

        JsonNode report = JsonMapper.shared().readTree(console.out());
        assertThat(report.at("/differences/NEWLY_REFUSED/records").asInt()).isEqualTo(1);
        assertThat(report.at("/newlyRefused/0/examples/0/at/record").asInt()).isEqualTo(3);
        assertThat(report.at("/newlyRefused/0/examples/0/error/expectedZh").asString())
                .isEqualTo("不大于 50");
        assertThat(report.at("/fields/1/examples/0/after").asString()).isEqualTo("***");
        assertThat(console.out()).doesNotContain("13901234567");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{from: $.gauges, each: {cel: record.phone}}",
                "{fields: {all: {from: $.gauges, each: {from: $.n, number: integer}}, p: {from: $.gauges, each: {cel: 'element.n + record.phone'}}}}",
                "{from: $.gauges, each: {fields: {p: {cel: record.phone}}}}",
                "{from: $.gauges, each: {cel: 'int(record.phone + element.n)'}}"
            })
    void whatOneMasksShowsNotWhereTheOtherPutsItIntoElements(String rule) throws IOException {
        Path flow = Path.of(rivals.candidate(), "flows", "river.yaml");
        Files.writeString(flow, Files.readString(flow).replace("phone: $.phone", "all: " + rule));
        Files.writeString(
                folder.resolve("records.jsonl"),
                "{\"gauge\":\"a\",\"state\":\"ok\",\"phone\":\"SECRET\",\"gauges\":[{\"n\":\"1\"}]}\n");

        for (String form : List.of("--examples=9", "--json")) {
            Console console = rehearse(rivals.current(), rivals.candidate(), form);

            assertThat(console.out()).contains("/all").doesNotContain("SECRET");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {", at: born", ""})
    void theDayOfALookUpShowsNotWhereTheOtherMasksTheTime(String at) throws IOException {
        Path tables = Files.createDirectories(Path.of(rivals.candidate(), "code-tables"));
        Files.writeString(tables.resolve("states.csv"), "code,name,valid-to\nok,well,1980-01-01\n");
        Path flow = Path.of(rivals.candidate(), "flows", "river.yaml");
        Files.writeString(
                flow,
                Files.readString(flow)
                        .replace(
                                "phone: $.phone",
                                "born: {from: $.phone, time: yyyyMMdd, zone: UTC}\n"
                                        + "    state: {from: $.state, code: {table: states, match: code, give: name"
                                        + at + "}}"));
        Files.writeString(
                folder.resolve("records.jsonl"), "{\"gauge\":\"a\",\"state\":\"ok\",\"phone\":\"19870605\"}\n");

        for (String form : List.of("--examples=9", "--json")) {
            Console console = rehearse(rivals.current(), rivals.candidate(), form);

            assertThat(console.out()).contains("/state", "UNKNOWN_CODE").doesNotContain("1987");
        }
    }

    @Test
    void anAttributeThatOneMasksHidesNoPlaceOfTheValue() throws IOException {
        Path flow = Path.of(rivals.current(), "flows", "river.yaml");
        Files.writeString(flow, Files.readString(flow).replace("phone: {from: $.phone, ", "phone: {from: __topic__, "));
        Path other = Path.of(rivals.candidate(), "flows", "river.yaml");
        Files.writeString(
                other,
                Files.readString(other)
                        .replace(
                                "phone: $.phone",
                                "topic: __topic__\n    part: __partition__\n    all: {from: $.state, each: {from: __topic__}}"));
        Files.writeString(folder.resolve("records.jsonl"), "{\"gauge\":\"a\",\"level\":\"--\",\"state\":\"ok\"}\n");

        assertThat(rehearse(rivals.current(), rivals.candidate(), "--examples=9")
                        .out())
                .contains("/level  ∅ → 0", "/topic  ∅ → ***", "/part   ∅ → 0", "/all    ∅ → ***")
                .doesNotContain("ods.river");
    }

    @Test
    void theSameFolderTwiceChangesNothing() {
        Console console = rehearse(rivals.current(), rivals.current());

        assertThat(console.out()).contains("  same  8  100.0 %").doesNotContain("Fields");
        assertThat(console.status()).isEqualTo(ExitStatus.WELL);
    }

    @Test
    void recordsAndFieldsThatAreOnlyAddedAreWell() throws IOException {
        Files.writeString(
                folder.resolve("records.jsonl"),
                "{\"gauge\":\"a\",\"level\":\"--\",\"state\":\"test\"}\n"
                        + "{\"gauge\":\"b\",\"level\":\"--\",\"state\":\"ok\"}\n");

        assertThat(rehearse(rivals.current(), rivals.candidate()).status()).isEqualTo(ExitStatus.WELL);
        assertThat(rehearse(rivals.candidate(), rivals.current()).status()).isEqualTo(ExitStatus.FINDINGS);
    }

    @Test
    void anotherKeyIsAFindingWithItsConsequence() throws IOException {
        Path flow = Path.of(rivals.candidate(), "flows", "river.yaml");
        Files.writeString(flow, Files.readString(flow).replace("key: gauge", "key: level"));

        Console console = rehearse(rivals.current(), rivals.candidate());

        assertThat(console.out())
                .contains("3 records get another key")
                .contains("    #1  闸口 → 7.42")
                .contains("Routes partition by the key");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            rehearse                                                            | Missing required
            rehearse river --current nowhere --candidate CANDIDATE --input R    | there is no file nowhere
            rehearse rivr --current CURRENT --candidate CANDIDATE --input R     | has no flow 'rivr'; did you mean 'river'?
            rehearse river --current registry --candidate CANDIDATE --input R   | --current registry needs --settings FILE
            rehearse river --current CURRENT --candidate CANDIDATE              | the records are missing
            rehearse river --current CURRENT --candidate CANDIDATE --topic t    | --settings FILE
            rehearse river --current CURRENT --candidate CURRENT --examples 0 --input R | --examples takes a number
            """)
    void wrongUsageIsOneSentence(String command, String sentence) {
        Console console = Console.run(command.replace("CURRENT", rivals.current())
                .replace("CANDIDATE", rivals.candidate())
                .replaceAll("R$", rivals.records())
                .split(" +"));

        assertThat(console.err()).contains(sentence).doesNotContain("\tat ");
        assertThat(console.status()).isEqualTo(ExitStatus.USAGE);
    }
}
