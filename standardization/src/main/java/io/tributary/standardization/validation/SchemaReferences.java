package io.tributary.standardization.validation;

import java.util.List;

/** Finds the schemas that another one refers to by {@code $ref}. */
@FunctionalInterface
public interface SchemaReferences {

    /**
     * @param from the schema that refers
     * @param name what stands before the {@code #} of the reference
     * @throws IllegalArgumentException naming the reference and the remedy, where there is no such schema
     */
    SchemaText find(SchemaText from, String name);

    /** Where every schema stands for itself. */
    static SchemaReferences none() {
        return (from, name) -> {
            throw ForeignReference.to(name);
        };
    }

    /**
     * The names by which a schema refers to others, each once.
     *
     * @throws IllegalArgumentException where the text is no JSON object
     */
    static List<String> namesIn(String text) {
        return SchemaBundle.namesIn(text);
    }
}
