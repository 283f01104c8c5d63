package io.tributary.standardization.validation;

import io.tributary.core.outcome.RecordError;

/** What is said of a reference that nobody resolves. Stateless. */
final class ForeignReference {

    private ForeignReference() {}

    static IllegalArgumentException to(String reference) {
        return new IllegalArgumentException("it refers to '" + RecordError.shorten(reference)
                + "', which lies outside the document; put the definition into the schema and refer to it with '#/…'");
    }
}
