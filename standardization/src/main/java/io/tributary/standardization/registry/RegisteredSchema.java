package io.tributary.standardization.registry;

import java.util.List;

/**
 * A version of a subject.
 *
 * @param version    from 1
 * @param id         the registry's number for the text, which several subjects may share
 * @param text       as the registry gives it; some registries drop white space between JSON tokens
 * @param references to other subjects; empty for a text that stands for itself
 */
public record RegisteredSchema(String subject, int version, int id, String text, List<RegisteredReference> references) {

    public RegisteredSchema {
        references = List.copyOf(references);
    }
}
