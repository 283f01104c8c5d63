package io.tributary.standardization.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.outcome.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentedErrorsTests {

    @Test
    void theReadmeHasACauseAndARemedyForEveryCode() throws IOException {
        List<String[]> rows = Files.readAllLines(Path.of("README.md")).stream()
                .dropWhile(line -> !line.equals("## Error codes"))
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|"))
                .toList();

        assertThat(rows)
                .extracting(row -> row[1].strip())
                .containsExactlyElementsOf(Arrays.stream(ErrorCode.values())
                        .map(code -> "`" + code + "`")
                        .toList());
        assertThat(rows).allSatisfy(row -> {
            assertThat(row[2]).isNotBlank();
            assertThat(row[3]).isNotBlank();
        });
    }
}
