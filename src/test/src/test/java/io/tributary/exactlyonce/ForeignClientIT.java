package io.tributary.exactlyonce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.mirror.engine.MirrorEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** kcat, which is written in C on librdkafka, reads what Tributary writes. */
@EnabledIf(value = "isKcatThere", disabledReason = "kcat is not installed")
class ForeignClientIT {

    @TempDir
    Path folder;

    static boolean isKcatThere() throws InterruptedException {
        try {
            return new ProcessBuilder("kcat", "-V").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void kcatReadsAStandardTopicWithItsHeaders() throws Exception {
        try (TwoClusters clusters = TwoClusters.start(folder)) {
            clusters.city().createTopic("src.foreign", 2);
            try (Producer<byte[], byte[]> producer = clusters.publisher(Map.of())) {
                ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                        "src.foreign",
                        1,
                        "滨江".getBytes(StandardCharsets.UTF_8),
                        "M-1".getBytes(StandardCharsets.UTF_8));
                record.headers().add("vendor", "cnemc".getBytes(StandardCharsets.UTF_8));
                producer.send(record).get();
            }
            try (MirrorEngine gateway = clusters.gateway("a", TwoClusters.contract("foreign"))) {
                await().atMost(Duration.ofSeconds(60)).until(() -> clusters.isCaughtUp("src.foreign", 1, gateway));
            }
            String read = kcat(
                    "-b",
                    clusters.province().bootstrapServers(),
                    "-t",
                    "std.foreign",
                    "-C",
                    "-e",
                    "-q",
                    "-o",
                    "beginning",
                    "-X",
                    "isolation.level=read_committed",
                    "-f",
                    "%p|%k|%s|%h\\n");
            assertThat(read.strip())
                    .startsWith("1|滨江|M-1|vendor=cnemc,")
                    .contains("ce_specversion=1.0")
                    .contains("ce_source=/330100/src.foreign")
                    .contains("ce_id=1-0")
                    .contains("ce_type=foreign")
                    .contains("ce_dataschema=any@1");
        }
    }

    private static String kcat(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kcat"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).start();
        String read = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(errors).isZero();
        return read;
    }
}
