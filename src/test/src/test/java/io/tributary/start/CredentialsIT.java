package io.tributary.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.demo.cluster.ClusterSettings;
import io.tributary.demo.cluster.EmbeddedCluster;
import io.tributary.demo.process.GatewayJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that lets in one user, and gateways that know the password or do not. */
class CredentialsIT {

    private static final String JAAS = "org.apache.kafka.common.security.plain.PlainLoginModule required "
            + "username=\"gateway\" password=\"%s\"";

    @TempDir
    private static Path folder;

    private static EmbeddedCluster cluster;

    @BeforeAll
    static void startCluster() throws IOException {
        cluster = EmbeddedCluster.start(new ClusterSettings(
                "guarded",
                folder.resolve("broker"),
                Map.of(
                        "listener.security.protocol.map",
                        "PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
                        "sasl.enabled.mechanisms",
                        "PLAIN",
                        "sasl.mechanism.inter.broker.protocol",
                        "PLAIN",
                        "listener.name.plaintext.plain.sasl.jaas.config",
                        JAAS.formatted("right") + " user_gateway=\"right\";")));
        Path flows = Files.createDirectories(folder.resolve("catalog").resolve("flows"));
        Path schemas = Files.createDirectories(folder.resolve("catalog").resolve("schemas"));
        Files.writeString(flows.resolve("air.yaml"), """
                flow: air
                source: { topic: ods.air, format: json }
                standard:
                  schema: air@latest
                  fields:
                    station: $.station
                target: { topic: std.air }
                """);
        Files.writeString(
                schemas.resolve("air.json"),
                "{\"$schema\": \"http://json-schema.org/draft-07/schema#\", \"type\": \"object\"}");
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    @Test
    void wrongPasswordEndsTheStartWithItsStatus() throws IOException {
        Run run = run("run", "--config", settings("wrong").toString());

        assertThat(run.output())
                .contains("the cluster of site 330100 at " + cluster.bootstrapServers())
                .contains("refuses the credentials")
                .doesNotContain("\tat ")
                .doesNotContain("\"wrong\"");
        assertThat(run.status()).isEqualTo(5);
    }

    @Test
    void checkTellsWrongPasswordFromMissingTopic() throws IOException {
        Run wrong = check(settings("wrong"));
        Run right = check(settings("right"));

        assertThat(wrong.output())
                .contains("failed   the cluster of site 330100")
                .contains("credentials");
        assertThat(wrong.status()).isEqualTo(5);
        assertThat(right.output())
                .contains("ok       the upstream at " + cluster.bootstrapServers() + " answers")
                .contains("missing  air: the cluster has no topic ods.air");
        assertThat(right.status()).isEqualTo(6);
    }

    private static Run check(Path settings) throws IOException {
        return run(
                "check",
                "--config",
                folder.resolve("catalog").toString(),
                "--connect",
                "--settings",
                settings.toString());
    }

    private static Path settings(String password) throws IOException {
        String client = """
                    bootstrap-servers: %s
                    properties:
                      security.protocol: SASL_PLAINTEXT
                      sasl.mechanism: PLAIN
                      sasl.jaas.config: '%s;'
                """.formatted(cluster.bootstrapServers(), JAAS.formatted(password));
        String text = "server: {address: 127.0.0.1, port: 0}\n"
                + "tributary:\n"
                + "  site.code: \"330100\"\n"
                + "  security.users.li.password: look\n"
                + "  catalog.folder: " + folder.resolve("catalog") + "\n"
                + "  cluster:\n" + client
                + "  upstream:\n" + client;
        return Files.writeString(folder.resolve(password + ".yaml"), text);
    }

    private record Run(int status, String output) {}

    private static Run run(String... args) throws IOException {
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(GatewayJar.command(args))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("it ends").isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            process.destroyForcibly();
        }
        return new Run(process.exitValue(), Files.readString(log));
    }
}
