package io.tributary.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo as its users start it: a process of its own, with its gateways as children. */
final class DemoIT {

    @TempDir
    Path folder;

    @Test
    void boundedDemoAccountsForEveryRecord() throws Exception {
        DemoProcess demo = DemoProcess.run(folder, "--records", "500", "--json");

        assertThat(demo.status()).as(demo.err()).isZero();
        JsonNode json = JsonMapper.shared().readTree(demo.lastLine());
        assertThat(json.path("read").asLong()).isEqualTo(1000);
        assertThat(json.path("mirrored").asLong()
                        + json.path("rejected").asLong()
                        + json.path("filtered").asLong())
                .isEqualTo(1000);
        assertThat(json.path("missing").asLong(-1)).isZero();
        assertThat(json.path("duplicates").asLong(-1)).isZero();
        assertThat(json.path("unexplained").asLong(-1)).isZero();
        assertThat(json.path("rejected").asLong()).isPositive();
        assertThat(json.path("filtered").asLong()).isPositive();
        assertThat(json.path("recordsPerSecond").asDouble()).isPositive();
        assertThat(json.at("/derived/found").asLong())
                .isPositive()
                .isEqualTo(json.at("/derived/expected").asLong());
        assertThat(demo.err()).contains("UNKNOWN_CODE", "'临安市'", "'奉化市'", "ods.air.raw.dead-letter");
    }

    @Test
    void ownFileRunsThroughTheFlowThatItNamesAndWhatIsTooLargeForTheProvinceIsADeadLetter() throws Exception {
        Path input = folder.resolve("readings.csv");
        Files.writeString(input, """
                1234A,区环保大楼,北仑区,2018-02-20T07:00:00,69,50,72,6,15,0.6,79,正常,121.836,29.9108\r
                1235A,万里学院,鄞县,2018-02-20T07:00:00,72,52,69,10,20,1.0,70,正常,121.56,29.8208\r
                1236A,龙赛医院,镇海区,2018-02-20T07:00:00,83,61,72,14,12,0.6,80,检修,121.713,29.9572\r
                """ + row("x".repeat(10_000_000)), Charset.forName("GBK"));
        Path kept = folder.resolve("kept");

        DemoProcess demo = DemoProcess.run(
                folder, "--input", input.toString(), "--flow", "air-ningbo", "--keep", kept.toString(), "--json");

        assertThat(demo.status()).as(demo.err()).isZero();
        JsonNode json = JsonMapper.shared().readTree(demo.lastLine());
        assertThat(json.path("expected").asLong()).isEqualTo(4);
        assertThat(json.path("mirrored").asLong()).isEqualTo(1);
        assertThat(json.path("rejected").asLong()).isEqualTo(2);
        assertThat(json.path("filtered").asLong()).isEqualTo(1);
        assertThat(json.at("/flows/0/deadLetters/UNKNOWN_CODE").asLong()).isEqualTo(1);
        assertThat(json.at("/flows/0/deadLetters/RECORD_TOO_LARGE").asLong())
                .as(demo.lastLine())
                .isEqualTo(1);
        assertThat(kept.resolve("Ningbo").resolve("Ningbo.log")).isNotEmptyFile();
        assertThat(kept.resolve("config/flows/air-ningbo.yaml")).exists();
    }

    @Test
    void recordThatCannotBePublishedFailsTheDemo() throws Exception {
        Path input = Files.writeString(folder.resolve("huge.csv"), row("x".repeat(13_000_000)));

        DemoProcess demo = DemoProcess.run(folder, "--input", input.toString(), "--flow", "air-ningbo");

        assertThat(demo.status()).as(demo.err()).isEqualTo(1);
        assertThat(demo.err()).contains("publishing in Ningbo failed", "RecordTooLargeException");
    }

    private static String row(String station) {
        return "1234A," + station + ",CITY,2018-02-20T07:00:00,69,50,72,6,15,0.6,79,OK,121.836,29.9108\r\n";
    }

    @Test
    void interruptedDemoEndsItsProcessesAndLeavesNothing() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Process process = DemoProcess.startIn(temporary, out, err);
        try {
            await().atMost(Duration.ofMinutes(4))
                    .until(() -> Files.readString(err, StandardCharsets.UTF_8).contains("mirrored"));
            var gateways = process.toHandle().children().toList();
            assertThat(gateways).hasSize(3);

            process.destroy();

            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(err)).isZero();
            assertThat(gateways).noneMatch(ProcessHandle::isAlive);
            try (Stream<Path> left = Files.list(temporary)) {
                assertThat(left.filter(path -> path.getFileName().toString().startsWith("tributary-demo")))
                        .isEmpty();
            }
        } finally {
            process.destroyForcibly();
        }
    }
}
