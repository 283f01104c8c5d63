package io.tributary.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house that only sources can show. */
class SourceRulesTests {

    private static final int MAX_FILE_LINES = 400;
    private static final int MAX_METHOD_LINES = 40;
    private static final Pattern DEFERRED = Pattern.compile("\\b(TODO|FIXME|XXX|HACK)\\b");

    private final SourceTree sources = SourceTree.load();

    @Test
    void sourcesAreFound() {
        assertThat(sources.files()).hasSizeGreaterThan(50);
    }

    @Test
    void everyPackageSaysWhatItIsForAndIsNullMarked() {
        Stream<Path> packages = sources.files().stream().map(Path::getParent).distinct();

        assertThat(packages.filter(folder -> !isDescribed(folder.resolve("package-info.java")))
                        .map(sources::name))
                .as(
                        "a package-info.java with a sentence of Javadoc and @NullMarked: without the mark, nulls go unchecked")
                .isEmpty();
    }

    private static boolean isDescribed(Path packageInfo) {
        if (!Files.exists(packageInfo)) {
            return false;
        }
        List<String> lines = SourceTree.lines(packageInfo);
        return lines.contains("@NullMarked") && lines.get(0).startsWith("/**");
    }

    @Test
    void filesHaveAtMostFourHundredLines() {
        assertThat(sources.files().stream()
                        .filter(file -> SourceTree.lines(file).size() > MAX_FILE_LINES)
                        .map(sources::name))
                .as("a longer file holds more than one idea")
                .isEmpty();
    }

    @Test
    void methodsHaveAtMostFortyLines() {
        assertThat(sources.methods().stream().filter(method -> method.lines() > MAX_METHOD_LINES))
                .as("a longer method cannot be read at a glance; name its parts")
                .isEmpty();
    }

    @Test
    void noExceptionIsSwallowed() {
        assertThat(sources.emptyCatches())
                .as("an exception that nobody hears of is found at night; handle it, translate it, or let it go")
                .isEmpty();
    }

    @Test
    void nothingIsPutOffInAComment() {
        assertThat(sources.files().stream()
                        .filter(file -> SourceTree.lines(file).stream()
                                .anyMatch(line -> DEFERRED.matcher(line).find()))
                        .map(sources::name))
                .as("what is left to do belongs to the tracker, where it is seen")
                .isEmpty();
    }
}
