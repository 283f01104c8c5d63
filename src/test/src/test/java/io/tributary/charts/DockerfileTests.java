package io.tributary.charts;

import static io.tributary.charts.Manifests.at;
import static io.tributary.charts.Manifests.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.tributary.charts.Dockerfile.Instruction;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DockerfileTests {

    private static final Set<String> KNOWN =
            Set.of("ARG", "FROM", "WORKDIR", "COPY", "RUN", "USER", "EXPOSE", "ENTRYPOINT", "CMD");

    private final Dockerfile dockerfile = Dockerfile.read();

    @Test
    void everyInstructionIsOne() {
        assertThat(dockerfile.instructions())
                .isNotEmpty()
                .extracting(Instruction::name)
                .isSubsetOf(KNOWN);
        assertThat(dockerfile.instructions().get(0).name()).isEqualTo("ARG");
    }

    @Test
    void baseImageIsPinnedToARelease() {
        assertThat(dockerfile.only("ARG").arguments())
                .matches("JAVA_IMAGE=eclipse-temurin:17\\.\\d+\\.\\d+_\\d+-jre-[a-z]+");
        assertThat(dockerfile.all("FROM"))
                .extracting(from -> from.words().get(0))
                .containsOnly("${JAVA_IMAGE}");
    }

    @Test
    void onlyTheJarEntersTheBuild() {
        List<Instruction> fromOutside = dockerfile.all("COPY").stream()
                .filter(copy -> !copy.arguments().startsWith("--from="))
                .toList();

        assertThat(fromOutside)
                .extracting(Instruction::arguments)
                .containsExactly("ops/target/tributary.jar tributary.jar");
        assertThat(Dockerfile.lines(Dockerfile.path().resolveSibling("Dockerfile.dockerignore")))
                .containsExactly("*", "!ops/target/tributary.jar");
    }

    @Test
    void lastStageTakesFromTheFirst() {
        assertThat(dockerfile.all("FROM").get(0).words()).endsWith("AS", "layers");
        assertThat(dockerfile.lastStage().stream()
                        .filter(instruction -> instruction.name().equals("COPY"))
                        .toList())
                .hasSize(4)
                .allSatisfy(copy -> assertThat(copy.words().get(0)).isEqualTo("--from=layers"));
    }

    @Test
    void imageAndChartAgree() {
        Manifests manifests = Chart.cityGateway().render(Chart.values("minimal"));
        JsonObject security = at(manifests.pod(), "securityContext");

        assertThat(dockerfile.only("USER").arguments())
                .isEqualTo(security.get("runAsUser") + ":" + security.get("runAsGroup"));
        assertThat(dockerfile.only("EXPOSE").arguments())
                .isEqualTo(manifests
                        .container()
                        .getAsJsonArray("ports")
                        .get(0)
                        .getAsJsonObject()
                        .get("containerPort")
                        .getAsString());
        assertThat(dockerfile.only("CMD").exec())
                .isEqualTo(texts(manifests.container().getAsJsonArray("args")));
        assertThat(dockerfile.only("ENTRYPOINT").exec())
                .containsExactly("java", "-jar", dockerfile.lastStage().get(0).arguments() + "/tributary.jar");
    }
}
