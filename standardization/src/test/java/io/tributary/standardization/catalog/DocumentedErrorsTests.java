package io.tributary.standardization.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.outcome.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README's tables of error codes say in both languages what the code says. */
class DocumentedErrorsTests {

    private static final String HAN = "(?s).*\\p{IsHan}.*";

    @Test
    void theReadmeHasACauseAndTheRemedyForEveryCode() throws IOException {
        List<String[]> rows = table("## Error codes");

        assertThat(rows).extracting(row -> row[1]).containsExactlyElementsOf(codes());
        assertThat(rows).allSatisfy(row -> assertThat(row[2]).isNotBlank().doesNotMatch(HAN));
        assertThat(rows)
                .extracting(row -> row[3])
                .containsExactlyElementsOf(Arrays.stream(ErrorCode.values())
                        .map(code -> code.remedy().english())
                        .toList());
    }

    @Test
    void theReadmeSaysTheSameInChinese() throws IOException {
        List<String[]> rows = table("### 错误码");

        assertThat(rows).extracting(row -> row[1]).containsExactlyElementsOf(codes());
        assertThat(rows).allSatisfy(row -> assertThat(row[2]).matches(HAN));
        assertThat(rows)
                .extracting(row -> row[3])
                .containsExactlyElementsOf(Arrays.stream(ErrorCode.values())
                        .map(code -> code.remedy().chinese())
                        .toList());
    }

    private static List<String> codes() {
        return Arrays.stream(ErrorCode.values()).map(ErrorCode::name).toList();
    }

    private static List<String[]> table(String heading) throws IOException {
        return Files.readAllLines(Path.of("README.md")).stream()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("#"))
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.replace("`", "").split(" ?\\| ?"))
                .toList();
    }
}
