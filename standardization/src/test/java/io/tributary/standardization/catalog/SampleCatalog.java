package io.tributary.standardization.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small configuration folder for tests. */
final class SampleCatalog {

    static final String FLOW = """
            # readings, as the vendor sends them
            flow: air-quality
            source:
              topic: ods.air.raw
              format: json
            standard:
              schema: air-quality@latest
              fields:
                code: $.code
                city: {from: $.area, code: divisions}
            target:
              topic: std.air-quality
            """;

    static final String ROUTE = """
            route: polluted
            source: {topic: std.air-quality}
            targets:
              - topic: derived.polluted
                when: record.polluted
                select: [code]
                key: code
            """;

    static final String TABLE = "code,name\n330100,杭州市\n";

    private final Path folder;

    private SampleCatalog(Path folder) {
        this.folder = folder;
    }

    static SampleCatalog in(Path folder) {
        return new SampleCatalog(folder)
                .with("flows/air-quality.yaml", FLOW)
                .with("routes/polluted.yaml", ROUTE)
                .with("schemas/air-quality.json", schema("first"))
                .with("code-tables/divisions.csv", TABLE);
    }

    static SampleCatalog emptyIn(Path folder) {
        return new SampleCatalog(folder);
    }

    static String schema(String title) {
        return "{\n  \"$schema\": \"http://json-schema.org/draft-07/schema#\",\n  \"title\": \"" + title
                + "\",\n  \"type\": \"object\"\n}\n";
    }

    SampleCatalog with(String file, String text) {
        return withBytes(file, text.getBytes(StandardCharsets.UTF_8));
    }

    SampleCatalog withBytes(String file, byte[] bytes) {
        try {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.write(folder.resolve(file), bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SampleCatalog without(String file) {
        try {
            Files.delete(folder.resolve(file));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FolderSurvey survey() {
        return new FolderCatalogSource(folder).survey();
    }

    CatalogSnapshot load() {
        return new FolderCatalogSource(folder).load();
    }
}
