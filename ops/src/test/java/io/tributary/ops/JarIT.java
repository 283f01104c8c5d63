package io.tributary.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is packaged, and with which statuses and sentences it ends. */
class JarIT {

    private static final String[] GOOD = {
        "--server.address=127.0.0.1",
        "--server.port=0",
        "--tributary.site.code=330100",
        "--tributary.cluster.bootstrap-servers=127.0.0.1:1",
        "--tributary.upstream.bootstrap-servers=127.0.0.1:1",
        "--tributary.catalog.folder=src/test/resources/catalog",
        "--tributary.security.users.li.password=geheim"
    };

    @TempDir
    private Path folder;

    @Test
    void holdsNothingOfABroker() throws IOException {
        try (JarFile jar = new JarFile(JarProcess.JAR.toFile())) {
            List<String> libraries = jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith("BOOT-INF/lib/"))
                    .toList();
            assertThat(libraries).anyMatch(name -> name.contains("kafka-clients"));
            assertThat(libraries)
                    .noneMatch(name -> name.matches(
                            ".*/(kafka_2|kafka-(server|metadata|raft|storage|.*coordinator)|scala-library).*"));
        }
    }

    @Test
    void portThatIsTakenEndsWithItsStatus() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            JarProcess run =
                    JarProcess.runWhole(folder.resolve("log"), starting("--server.port=" + taken.getLocalPort()));

            assertThat(run.output()).contains("Port " + taken.getLocalPort() + " was already in use");
            assertThat(run.status()).isEqualTo(7);
            assertNoTrace(run);
        }
    }

    @Test
    void unknownKeyIsToldWithItsPlaceAndTheNearest() throws IOException {
        Path config = Files.writeString(folder.resolve("city.yaml"), """
                tributary:
                  site:
                    cdoe: "330100"
                """);

        JarProcess run = start("--config", config.toString());

        assertThat(run.output())
                .contains("city.yaml")
                .contains("3:11")
                .contains("tributary.site.cdoe: is not a configuration key; did you mean 'tributary.site.code'?");
        assertThat(run.status()).isEqualTo(3);
        assertNoTrace(run);
    }

    @Test
    void startWithoutUsersIsRefused() {
        JarProcess run = JarProcess.run(
                folder.resolve("log"),
                Stream.concat(Stream.of("run"), Stream.of(GOOD).filter(setting -> !setting.contains("users")))
                        .toArray(String[]::new));

        assertThat(run.output()).contains("tributary.security.users: names no user");
        assertThat(run.status()).isEqualTo(3);
        assertNoTrace(run);
    }

    @Test
    void valueThatIsWrongIsToldByItsKey() {
        JarProcess run = start("--tributary.site.code=hangzhou");

        assertThat(run.output())
                .contains("tributary.site.code")
                .contains("a site code is the six digits of a GB/T 2260 division, such as 330100; got 'hangzhou'");
        assertThat(run.status()).isEqualTo(3);
        assertNoTrace(run);
    }

    @Test
    void roleThatThereIsNotIsToldWithThoseThatThereAre() {
        JarProcess run = start("--tributary.site.role=provinz");

        assertThat(run.output())
                .contains("tributary.site.role: is one of city, province; got 'provinz'; did you mean 'province'?");
        assertThat(run.status()).isEqualTo(3);
        assertNoTrace(run);
    }

    @Test
    void registryThatIsNoAddressIsToldByItsOption() {
        JarProcess run =
                JarProcess.run(folder.resolve("log"), "push", "src/test/resources/catalog", "--registry", "not-a-url");

        assertThat(run.output()).contains("--registry: ").doesNotContain("tributary.registry.url");
        assertThat(run.status()).isEqualTo(2);
        assertNoTrace(run);
    }

    @Test
    void missingValueIsToldByItsKey() {
        JarProcess run = JarProcess.run(
                folder.resolve("log"),
                Stream.concat(Stream.of("run"), Stream.of(GOOD).filter(setting -> !setting.contains("site")))
                        .toArray(String[]::new));

        assertThat(run.output()).contains("tributary.site.code: is missing");
        assertThat(run.status()).isEqualTo(3);
        assertNoTrace(run);
    }

    @Test
    void propertyThatIsTheGatewaysToSetIsRefusedByName() {
        JarProcess run = start("--tributary.upstream.producer.acks=1");

        assertThat(run.output()).contains("tributary.upstream.producer.acks: is the gateway's own to set");
        assertThat(run.status()).isEqualTo(3);
        assertNoTrace(run);
    }

    @Test
    void catalogWithoutAFlowThatCanRunIsRefusedWithAllProblems() throws IOException {
        Path flows = Files.createDirectories(folder.resolve("catalog").resolve("flows"));
        Files.copy(Path.of("src/test/resources/catalog/flows/water.yaml"), flows.resolve("water.yaml"));

        JarProcess run = start("--tributary.catalog.folder=" + folder.resolve("catalog"));

        assertThat(run.output()).contains("water.yaml:3:").contains("did you mean 'topic'?");
        assertThat(run.status()).isEqualTo(3);
        assertNoTrace(run);
    }

    @Test
    void commandPrintsUtf8WhateverTheLocale() {
        JarProcess run = JarProcess.runWhole(
                folder.resolve("log"),
                "try",
                "air",
                "--config",
                "src/test/resources/catalog",
                "--input",
                "src/test/resources/air.jsonl",
                "--json");

        assertThat(run.output()).contains("\"key\":\"杭州一\"");
        assertThat(run.status()).isEqualTo(1);
    }

    private JarProcess start(String... more) {
        return JarProcess.run(folder.resolve("log"), starting(more));
    }

    private static String[] starting(String... more) {
        List<String> args = new ArrayList<>(List.of("run"));
        args.addAll(List.of(GOOD));
        args.addAll(List.of(more));
        return args.toArray(String[]::new);
    }

    private static void assertNoTrace(JarProcess run) {
        assertThat(run.output()).doesNotContain("\tat ").doesNotContain("geheim");
    }
}
