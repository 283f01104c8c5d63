package io.tributary.demo.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayJarTests {

    @TempDir
    private Path folder;

    private Path jar;

    @BeforeEach
    void makeJar() throws IOException {
        jar = Files.createFile(folder.resolve("given.jar"));
    }

    @Test
    void archiveBesideTheJarIsUsed() throws IOException {
        Path archive = Files.createFile(folder.resolve("tributary.jsa"));

        assertThat(GatewayJar.program(jar))
                .containsExactly("-XX:SharedArchiveFile=" + archive, "-Xlog:cds*=off", "-jar", jar.toString());
    }

    @Test
    void jarAloneIsStartedAsItIs() {
        assertThat(GatewayJar.program(jar)).containsExactly("-jar", jar.toString());
    }
}
