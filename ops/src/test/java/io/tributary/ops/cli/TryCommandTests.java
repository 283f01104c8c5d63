package io.tributary.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
}
