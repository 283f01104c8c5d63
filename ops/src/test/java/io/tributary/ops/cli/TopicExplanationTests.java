package io.tributary.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.standardization.catalog.Catalog;
import io.tributary.standardization.catalog.ContractCompiler;
import io.tributary.standardization.catalog.FolderCatalogSource;
import io.tributary.standardization.catalog.StandardizationSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TopicExplanationTests {

    @TempDir
    private Path folder;

    private void write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.write(folder.resolve(file), text.getBytes(Charset.forName("GBK")));
    }

    private String told() {
        Catalog catalog = new ContractCompiler(StandardizationSettings.defaults())
                .compile(new FolderCatalogSource(folder).load(), null);
        StringWriter err = new StringWriter();
        Terminal terminal =
                new Terminal(new PrintWriter(new StringWriter()), new PrintWriter(err), false, 80, Language.EN);
        new TopicExplanation(terminal, false).tellRefused(catalog);
        return err.toString();
    }

    @Test
    void onlyFlowsAreToldAsRefusedFlows() throws IOException {
        write("flows/air.yaml", "flow: air\n");
        write("routes/clean.yaml", "route: clean\n");
        write("schemas/wind.json", "{\"title\": \"风\"}");
        write("code-tables/levels.csv", "code,name\n1,优\n");

        assertThat(told().lines())
                .satisfiesExactly(
                        flows -> assertThat(flows)
                                .isEqualTo(
                                        "Not counted are the flows of refused documents: air; see 'tributary check'."),
                        schema -> assertThat(schema)
                                .startsWith("The schema wind could not be read: " + folder
                                        + "/schemas/wind.json:1: not UTF-8"),
                        table -> assertThat(table)
                                .startsWith("The code table levels could not be read: " + folder
                                        + "/code-tables/levels.csv:2: not UTF-8"));
    }

    @Test
    void nothingIsToldWhereNothingIsRefused() throws IOException {
        write("schemas/wind.json", "{}");

        assertThat(told()).isEmpty();
    }
}
