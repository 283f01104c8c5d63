package io.tributary.standardization.catalog;

import io.tributary.core.flow.SchemaReference;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the copy of a catalog holds.
 *
 * @param origin  where the catalog was loaded from, for people
 * @param savedAt when
 * @param folder  the name of the folder, beside the manifest, that holds the documents
 */
record CopyManifest(String origin, Instant savedAt, String folder, List<CopiedDocument> documents) {

    static final String FILE = "manifest.json";
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    CopyManifest {
        documents = List.copyOf(documents);
    }

    String toJson() {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (CopiedDocument document : documents) {
            Map<String, Object> entry = new LinkedHashMap<>();
            if (document.goingOn() != null) {
                entry.put("for", document.goingOn());
            }
            entry.put("section", document.section().folder());
            entry.put("name", document.name());
            entry.put("version", document.version());
            entry.put("origin", document.origin());
            entry.put("file", document.file());
            entry.put("sha256", document.sha256());
            if (!document.references().isEmpty()) {
                Map<String, String> references = new LinkedHashMap<>();
                document.references().forEach((name, schema) -> references.put(name, schema.toString()));
                entry.put("references", references);
            }
            entries.add(entry);
        }
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("origin", origin);
        manifest.put("savedAt", savedAt.toString());
        manifest.put("folder", folder);
        manifest.put("documents", entries);
        return MAPPER.writeValueAsString(manifest);
    }

    /**
     * @throws IllegalArgumentException where the text is not what {@link #toJson} writes
     */
    static CopyManifest parse(String json) {
        try {
            JsonNode manifest = MAPPER.readTree(json);
            List<CopiedDocument> documents = new ArrayList<>();
            for (JsonNode entry : manifest.path("documents")) {
                documents.add(new CopiedDocument(
                        entry.has("for") ? text(entry, "for") : null,
                        section(text(entry, "section")),
                        text(entry, "name"),
                        text(entry, "version"),
                        text(entry, "origin"),
                        text(entry, "file"),
                        text(entry, "sha256"),
                        references(entry)));
            }
            return new CopyManifest(
                    text(manifest, "origin"),
                    Instant.parse(text(manifest, "savedAt")),
                    text(manifest, "folder"),
                    documents);
        } catch (JacksonException | DateTimeException e) {
            throw new IllegalArgumentException(FILE + " is not as it was written", e);
        }
    }

    private static Map<String, SchemaReference> references(JsonNode entry) {
        Map<String, SchemaReference> references = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> reference : entry.path("references").properties()) {
            references.put(
                    reference.getKey(), SchemaReference.parse(text(entry.path("references"), reference.getKey())));
        }
        return references;
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isString()) {
            throw new IllegalArgumentException(FILE + " has no text '" + field + "' where it must have one");
        }
        return value.stringValue();
    }

    private static CatalogSection section(String folder) {
        for (CatalogSection section : CatalogSection.values()) {
            if (section.folder().equals(folder)) {
                return section;
            }
        }
        throw new IllegalArgumentException(FILE + " names an unknown section '" + folder + "'");
    }
}
