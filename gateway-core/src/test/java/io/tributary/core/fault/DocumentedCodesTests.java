package io.tributary.core.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.outcome.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README's tables of codes say what the code says, in its order. */
class DocumentedCodesTests {

    @Test
    void everyErrorCodeIsDocumentedWithItsMeaning() throws IOException {
        assertThat(table("## Error codes"))
                .isEqualTo(rows(
                        ErrorCode.values(),
                        code -> code.meaning().english() + " | "
                                + code.meaning().chinese()));
    }

    @Test
    void everyFaultCodeIsDocumentedWithItsDisposition() throws IOException {
        assertThat(table("## Fault codes"))
                .isEqualTo(rows(FaultCode.values(), code -> code.disposition().name()));
    }

    private static <E extends Enum<E>> List<String> rows(E[] codes, Function<E, String> meaning) {
        return Arrays.stream(codes)
                .map(code -> "| `" + code + "` | " + meaning.apply(code) + " |")
                .toList();
    }

    private static List<String> table(String heading) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("README.md"))) {
            return lines.dropWhile(line -> !line.equals(heading))
                    .skip(1)
                    .takeWhile(line -> !line.startsWith("## "))
                    .filter(line -> line.startsWith("| `"))
                    .toList();
        }
    }
}
