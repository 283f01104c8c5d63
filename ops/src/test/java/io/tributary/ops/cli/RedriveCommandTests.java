package io.tributary.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedriveCommandTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--offsets 9-3 | has the lower one first; got '9-3'",
                "--offsets all | is written 100-250, or 100 alone; got 'all'",
                "--pointer pm25 | takes a JSON Pointer, such as /cityCode; got 'pm25'",
                "--from yesterday | is no time such as 2026-07-01",
                "--reason UNKNOWN_COD | UNKNOWN_COD",
                "--when-newer sometime | sometime",
                "--limit 0 | --limit takes a number from 1 on",
                "--partition 0 | there is no file nowhere.yaml"
            })
    void whatIsNotUnderstoodIsWrongUsage(String option, String message) {
        String[] words = option.strip().split(" ");
        for (String command : new String[] {"redrive", "deadletters"}) {
            boolean isOfRedriveOnly = option.startsWith("--limit") || option.startsWith("--when-newer");
            if (!isOfRedriveOnly || command.equals("redrive")) {
                Console console = Console.run(command, "air", "--settings", "nowhere.yaml", words[0], words[1]);

                assertThat(console.err()).contains(message);
                assertThat(console.status()).isEqualTo(ExitStatus.USAGE);
            }
        }
    }

    @Test
    void settingsAreNeeded() {
        Console console = Console.run("redrive", "air");

        assertThat(console.err()).contains("--settings");
        assertThat(console.status()).isEqualTo(ExitStatus.USAGE);
    }
}
