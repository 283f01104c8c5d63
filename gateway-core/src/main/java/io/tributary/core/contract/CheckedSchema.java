package io.tributary.core.contract;

import java.util.List;

/**
 * A schema that a contract checks records against, and what does so.
 *
 * @param name      subject and version, such as {@code air-quality@3}
 * @param engine    {@code compiled}, or the library that stands in for it
 * @param draft     of JSON Schema, such as {@code draft-07}
 * @param uncovered why a library stands in, each as keyword and reason; empty where none does
 */
public record CheckedSchema(String name, String engine, String draft, List<String> uncovered) {

    public CheckedSchema {
        uncovered = List.copyOf(uncovered);
    }
}
