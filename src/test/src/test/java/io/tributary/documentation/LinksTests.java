package io.tributary.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links from one page of the project to another lead somewhere. */
final class LinksTests {

    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?://|#)([^)#\\s]+)[^)]*\\)");

    static List<Path> pages() throws IOException {
        Path root = root();
        try (Stream<Path> files = Files.walk(root, 4)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !root.relativize(file).toString().contains("target"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void leadToAFile(Path page) throws IOException {
        List<Path> targets = LINK.matcher(Files.readString(page, StandardCharsets.UTF_8))
                .results()
                .map(link -> page.resolveSibling(link.group(1)))
                .toList();

        assertThat(targets).allSatisfy(target -> assertThat(target).exists());
    }

    private static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(at.resolve("CONTRIBUTING.md"))) {
            at = at.getParent();
        }
        return at;
    }
}
