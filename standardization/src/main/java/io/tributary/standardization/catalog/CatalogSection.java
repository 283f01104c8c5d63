package io.tributary.standardization.catalog;

import java.util.List;

/** The parts of a configuration folder: each a folder of its own, with its kind of file. */
enum CatalogSection {
    FLOWS("flows", List.of(".yaml", ".yml"), 1 << 20),
    ROUTES("routes", List.of(".yaml", ".yml"), 1 << 20),
    SCHEMAS("schemas", List.of(".json", ".avsc"), 4 << 20),
    CODE_TABLES("code-tables", List.of(".csv"), 16 << 20);

    private final String folder;
    private final List<String> suffixes;
    private final int maxBytes;

    CatalogSection(String folder, List<String> suffixes, int maxBytes) {
        this.folder = folder;
        this.suffixes = suffixes;
        this.maxBytes = maxBytes;
    }

    String folder() {
        return folder;
    }

    /** The endings of its files' names; the first is the one that is written. */
    List<String> suffixes() {
        return suffixes;
    }

    /** Of one file. */
    int maxBytes() {
        return maxBytes;
    }
}
