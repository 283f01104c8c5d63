package io.tributary.standardization.catalog;

import io.tributary.standardization.dictionary.CodeTable;
import io.tributary.standardization.dictionary.CodeTables;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The code tables of a snapshot, each read when a flow first names it. Confined to one thread. */
final class SnapshotTables implements CodeTables {

    private final Map<String, CatalogDocument> documents;
    private final Map<String, CodeTable> read = new HashMap<>();

    SnapshotTables(Map<String, CatalogDocument> documents) {
        this.documents = documents;
    }

    @Override
    public Set<String> names() {
        return documents.keySet();
    }

    @Override
    public CodeTable table(String name) {
        return read.computeIfAbsent(name, this::parse);
    }

    private CodeTable parse(String name) {
        CatalogDocument document = documents.get(name);
        if (document == null) {
            throw new IllegalArgumentException("there is no code table '" + name + "'");
        }
        String text = document.namedText();
        try {
            return CodeTable.parse(name, text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(document.origin() + ": " + e.getMessage(), e);
        }
    }
}
