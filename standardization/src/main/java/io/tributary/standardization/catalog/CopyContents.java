package io.tributary.standardization.catalog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A snapshot as files. Not a value to compare: it holds arrays. */
final class CopyContents {

    private final List<CopiedDocument> documents = new ArrayList<>();
    private final Map<String, byte[]> files = new TreeMap<>();

    private CopyContents() {}

    static CopyContents of(CatalogSnapshot snapshot) {
        CopyContents contents = new CopyContents();
        snapshot.flows().forEach(flow -> contents.add(CatalogSection.FLOWS, flow));
        snapshot.routes().forEach(route -> contents.add(CatalogSection.ROUTES, route));
        snapshot.schemas()
                .values()
                .forEach(versions -> versions.forEach((number, schema) -> contents.addSchema(number, schema)));
        snapshot.codeTables().values().forEach(table -> contents.add(CatalogSection.CODE_TABLES, table));
        return contents;
    }

    List<CopiedDocument> documents() {
        return documents;
    }

    /** Content by path inside the copy. */
    Map<String, byte[]> files() {
        return files;
    }

    /** The same for the same documents at the same versions. */
    String digest() {
        StringBuilder all = new StringBuilder();
        documents.forEach(document -> all.append(document).append('\n'));
        return Sha256.shortOf(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void add(CatalogSection section, CatalogDocument document) {
        add(section, document, document.version(), CatalogFileNames.encode(document.name()));
    }

    private void addSchema(int number, CatalogDocument schema) {
        String stem = CatalogFileNames.encode(schema.name()) + ".v" + number;
        add(CatalogSection.SCHEMAS, schema, Integer.toString(number), stem);
    }

    private void add(CatalogSection section, CatalogDocument document, String version, String stem) {
        byte[] bytes = document.text().getBytes(StandardCharsets.UTF_8);
        String file = section.folder() + "/" + stem + section.suffixes().get(0);
        files.put(file, bytes);
        documents.add(new CopiedDocument(section, document.name(), version, document.origin(), file, Sha256.of(bytes)));
    }
}
