package io.tributary.standardization.registry;

/** What a schema is written in. */
public enum SchemaLanguage {
    JSON,
    AVRO;

    /** As registries call it. */
    String word() {
        return name();
    }
}
