package io.tributary.standardization.catalog;

import io.tributary.core.outcome.Wording;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sorts the files of {@code schemas/} by subject and version. */
final class SchemaFiles {

    private static final Pattern NUMBERED = Pattern.compile("(.+)\\.v([1-9][0-9]{0,8})");

    private final FolderReading reading;
    private final Map<String, NavigableMap<Integer, CatalogDocument>> bySubject = new TreeMap<>();
    private final Map<String, CatalogDocument> plain = new HashMap<>();

    SchemaFiles(FolderReading reading) {
        this.reading = reading;
        reading.named(CatalogSection.SCHEMAS).forEach(this::add);
        plain.forEach(this::addPlain);
    }

    /** By subject, then by version number. */
    Map<String, NavigableMap<Integer, CatalogDocument>> bySubject() {
        return bySubject;
    }

    private void add(String name, CatalogDocument document) {
        Matcher numbered = NUMBERED.matcher(name);
        if (!numbered.matches()) {
            plain.put(name, document);
            return;
        }
        String subject = numbered.group(1);
        bySubject
                .computeIfAbsent(subject, key -> new TreeMap<>())
                .put(Integer.parseInt(numbered.group(2)), document.named(subject));
    }

    private void addPlain(String subject, CatalogDocument document) {
        if (bySubject.containsKey(subject)) {
            String numbered = subject + (document.isAvroFile() ? ".v1.avsc" : ".v1.json");
            reading.refuse(
                    document.origin(),
                    Wording.of(
                            "there are numbered versions of '" + subject + "' too; give this one its number, as in "
                                    + numbered,
                            "'" + subject + "' 另有带编号的版本；请为该文件编号，如 " + numbered));
            return;
        }
        bySubject.put(subject, new TreeMap<>(Map.of(1, document)));
    }
}
