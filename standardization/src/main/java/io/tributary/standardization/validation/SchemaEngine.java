package io.tributary.standardization.validation;

import java.util.List;

/**
 * What checks records against a schema, for people who wonder why one flow is slower than another.
 *
 * @param draft     of JSON Schema, such as {@code draft-07}
 * @param uncovered why the schema has no compiled plan, each as keyword and reason; empty where it has one, or where there
 *     is none for its draft
 */
public record SchemaEngine(Kind kind, String draft, List<String> uncovered) {

    public SchemaEngine {
        uncovered = List.copyOf(uncovered);
    }

    /** Who decides about good records. The full report on a refused one is always a library's. */
    public enum Kind {
        /** A plan of our own, compiled from everit's model of the schema. */
        COMPILED,
        /** everit itself, since the plan does not cover the schema. */
        EVERIT,
        /** networknt's validator, for drafts that everit does not know. */
        NETWORKNT
    }
}
