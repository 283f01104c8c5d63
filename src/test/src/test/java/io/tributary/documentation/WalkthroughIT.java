package io.tributary.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.demo.process.GatewayJar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what the README tells a newcomer to do: runs its {@code sh} blocks, and compares the answers with its {@code text} blocks. */
final class WalkthroughIT {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(sh|text)\\n(.*?)^```$");

    @TempDir
    private Path folder;

    @Test
    void theFirstOwnFlowAnswersAsTheReadmeSays() throws Exception {
        List<MatchResult> blocks = BLOCK.matcher(Files.readString(readme(), StandardCharsets.UTF_8))
                .results()
                .toList();
        assertThat(blocks).filteredOn(block -> block.group(1).equals("text")).hasSizeGreaterThanOrEqualTo(3);
        launcher();

        String answer = "";
        for (MatchResult block : blocks) {
            if (block.group(1).equals("sh")) {
                answer = run(block.group(2));
            } else {
                assertThat(answer).isEqualTo(block.group(2));
            }
        }
    }

    /** Stands in for the project's own, which would look for sources to build. */
    private void launcher() throws IOException {
        Path launcher = folder.resolve("tributary");
        Files.writeString(launcher, "#!/bin/sh\nexec '" + String.join("' '", GatewayJar.command()) + "' \"$@\"\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String run(String script) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        // The README was written in English on a terminal of the usual width.
        shell.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "COLUMNS", "80"));
        Process process = shell.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return output;
    }

    private static Path readme() {
        return Path.of("..", "..", "README.md");
    }
}
