package io.tributary.standardization.catalog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A good catalog as files. Not a value to compare: it holds arrays. */
final class CopyContents {

    private final List<CopiedDocument> documents = new ArrayList<>();
    private final Map<String, byte[]> files = new TreeMap<>();

    private CopyContents() {}

    static CopyContents of(GoodCatalog good) {
        CopyContents contents = new CopyContents();
        contents.add(null, good.whole());
        new TreeMap<>(good.goingOn()).forEach(contents::add);
        return contents;
    }

    private void add(@Nullable String goingOn, CatalogSnapshot snapshot) {
        snapshot.flows().forEach(flow -> add(goingOn, CatalogSection.FLOWS, flow));
        snapshot.routes().forEach(route -> add(goingOn, CatalogSection.ROUTES, route));
        snapshot.schemas()
                .values()
                .forEach(versions -> versions.forEach((number, schema) -> add(
                        goingOn,
                        CatalogSection.SCHEMAS,
                        new CatalogDocument(
                                schema.name(),
                                Integer.toString(number),
                                schema.origin(),
                                schema.text(),
                                schema.references()))));
        snapshot.codeTables().values().forEach(table -> add(goingOn, CatalogSection.CODE_TABLES, table));
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

    private void add(@Nullable String goingOn, CatalogSection section, CatalogDocument document) {
        byte[] bytes = document.text().getBytes(StandardCharsets.UTF_8);
        String stem = CatalogFileNames.encode(document.name())
                + (section == CatalogSection.SCHEMAS ? ".v" + document.version() : "");
        String file = section.folder() + "/" + stem + section.suffixes().get(0);
        // What is the same for the flow that goes on is there already.
        if (goingOn != null && !Arrays.equals(files.get(file), bytes)) {
            file = "going-on/" + CatalogFileNames.encode(goingOn) + "/" + file;
        }
        files.put(file, bytes);
        documents.add(new CopiedDocument(
                goingOn,
                section,
                document.name(),
                document.version(),
                document.origin(),
                file,
                Sha256.of(bytes),
                document.references()));
    }
}
