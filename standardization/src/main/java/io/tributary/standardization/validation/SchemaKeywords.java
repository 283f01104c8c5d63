package io.tributary.standardization.validation;

import java.util.Set;

/** The keywords of JSON Schema by what stands under them, for whoever goes through a schema as a document. */
final class SchemaKeywords {

    /** What stands under these is data, whatever it looks like. */
    static final Set<String> OF_DATA = Set.of("enum", "const", "default", "examples");

    /** Members of these are named by people, and are schemas. */
    static final Set<String> OF_NAMES =
            Set.of("properties", "patternProperties", "definitions", "$defs", "dependencies", "dependentSchemas");

    /** What stands under these is a whole number. */
    static final Set<String> OF_COUNTS =
            Set.of("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties");

    private SchemaKeywords() {}
}
