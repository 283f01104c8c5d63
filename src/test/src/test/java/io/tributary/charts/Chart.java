package io.tributary.charts;

import com.google.gson.JsonObject;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** One of the project's charts, as Helm itself sees it. */
record Chart(Path folder) {

    private static final String RELEASE = "hz";
    private static final String NAMESPACE = "tributary";
    private static final String KUBERNETES = "1.31.0";

    static Chart cityGateway() {
        return new Chart(project().resolve("charts/city-gateway"));
    }

    /** The folder of the whole project. */
    static Path project() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(at.resolve("charts/city-gateway"))) {
            at = at.getParent();
            if (at == null) {
                throw new IllegalStateException("the tests run outside of the project's folder");
            }
        }
        return at;
    }

    /** One of the sets of values beside the tests. */
    static Path values(String name) {
        try {
            return Path.of(Chart.class.getResource("/charts/" + name + ".yaml").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    LintResult lint() {
        return new Helm(folder).lint().strict().call();
    }

    /**
     * Renders with the values of files, the last of which wins.
     *
     * @throws IllegalStateException as Helm refuses values or a template fails
     */
    Manifests render(Path... values) {
        TemplateCommand template = new Helm(folder)
                .template()
                .withName(RELEASE)
                .withNamespace(NAMESPACE)
                .withKubeVersion(KUBERNETES);
        for (Path file : values) {
            template.withValuesFile(file);
        }
        return new Manifests(Yaml.objects(template.call()));
    }

    String text(String file) {
        try {
            return Files.readString(folder.resolve(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonObject values() {
        return Yaml.object(text("values.yaml"));
    }

    /** JSON is YAML. */
    JsonObject valuesSchema() {
        return Yaml.object(text("values.schema.json"));
    }
}
