package io.tributary.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher of a tree that is built starts Java with; a script stands in for Java and tells. */
class LauncherTests {

    private static final String QUICK =
            "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Djdk.console=java.base" + " -Dcli.stderr.terminal=false ";
    private static final String JAVA = "#!/bin/sh\necho \"LC_ALL=${LC_ALL:-}\"\necho \"$@\"\n";

    @TempDir
    private Path folder;

    private Path root;

    @BeforeEach
    void layOutABuiltTree() throws IOException {
        root = folder.toRealPath();
        Files.copy(Path.of("..", "..", "tributary"), root.resolve("tributary"));
        write("jdk/bin/java", JAVA);
        Files.setPosixFilePermissions(root.resolve("jdk/bin/java"), PosixFilePermissions.fromString("rwxr-xr-x"));
        write("ops/target/application/tributary.jar", "");
        write("ops/target/application/tributary.jsa", "");
        write("src/test/target/tributary-demo.jar", "");
        write("src/test/target/demo.classpath", root + "/gateway-core/target/gateway-core.jar");
    }

    @Test
    void shortCommandsStartQuickly() throws Exception {
        assertThat(launch(Map.of(), "try", "air", "--input", "two words").get(1))
                .isEqualTo(QUICK + fromArchive() + program() + " try air --input two words");
        assertThat(launch(Map.of()).get(1)).isEqualTo(QUICK + fromArchive() + program());
    }

    @Test
    void gatewayAndDemoRunWithTheWholeCompiler() throws Exception {
        assertThat(launch(Map.of(), "run", "--config", "a.yaml").get(1))
                .isEqualTo(fromArchive() + program() + " run --config a.yaml");
        assertThat(launch(Map.of(), "demo", "--records", "1").get(1))
                .startsWith("-Xmx1g -Dtributary.jar=" + root + "/ops/target/application/tributary.jar -cp ")
                .endsWith("io.tributary.demo.Demo --records 1")
                .doesNotContain("-XX:");
    }

    @Test
    void productStartsWithoutAnArchiveToo() throws Exception {
        Files.delete(root.resolve("ops/target/application/tributary.jsa"));

        assertThat(launch(Map.of(), "run").get(1)).isEqualTo(program() + " run");
    }

    @Test
    void localeWithoutUtf8IsReplacedAndAnyOtherKept() throws Exception {
        assertThat(launch(Map.of(), "try").get(0)).isEqualTo("LC_ALL=C.UTF-8");
        assertThat(launch(Map.of("LC_ALL", "C", "LANG", "zh_CN.UTF-8"), "try").get(0))
                .isEqualTo("LC_ALL=C.UTF-8");
        assertThat(launch(Map.of("LANG", "POSIX"), "run").get(0)).isEqualTo("LC_ALL=C.UTF-8");
        assertThat(launch(Map.of("LANG", "zh_CN.UTF-8"), "try").get(0)).isEqualTo("LC_ALL=");
    }

    private String fromArchive() {
        return "-XX:SharedArchiveFile=" + root + "/ops/target/application/tributary.jsa -Xlog:cds*=off ";
    }

    private String program() {
        return "-jar " + root + "/ops/target/application/tributary.jar";
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<String> launch(Map<String, String> locale, String... args) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("bash", root.resolve("tributary").toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
        builder.environment().putAll(locale);
        builder.environment().put("JAVA_HOME", root.resolve("jdk").toString());
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output.lines().toList();
    }
}
