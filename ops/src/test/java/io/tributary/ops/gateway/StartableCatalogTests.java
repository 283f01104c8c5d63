package io.tributary.ops.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.site.SiteCode;
import io.tributary.ops.config.Role;
import io.tributary.standardization.catalog.Catalog;
import io.tributary.standardization.catalog.ContractCompiler;
import io.tributary.standardization.catalog.FolderCatalogSource;
import io.tributary.standardization.catalog.StandardizationSettings;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartableCatalogTests {

    @TempDir
    private Path folder;

    private Catalog catalog(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.write(folder.resolve(file), text.getBytes(Charset.forName("GBK")));
        return new ContractCompiler(StandardizationSettings.defaults())
                .compile(new FolderCatalogSource(folder).load(), null);
    }

    @Test
    void aProvinceWithoutRoutesStartsThoughASchemaCannotBeRead() throws IOException {
        Catalog catalog = catalog("schemas/wind.json", "{\"title\": \"风\"}");

        assertThat(StartableCatalog.check(catalog, Role.PROVINCE, SiteCode.of("330000")))
                .isSameAs(catalog);
    }

    @Test
    void aProvinceWhoseOnlyRouteIsRefusedDoesNotStart() throws IOException {
        Catalog catalog = catalog("routes/clean.yaml", "route: clean\n");

        assertThatThrownBy(() -> StartableCatalog.check(catalog, Role.PROVINCE, SiteCode.of("330000")))
                .isInstanceOf(ConfigurationException.class);
    }
}
