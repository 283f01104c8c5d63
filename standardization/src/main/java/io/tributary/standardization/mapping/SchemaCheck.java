package io.tributary.standardization.mapping;

import io.tributary.standardization.codec.RecordLayout;
import io.tributary.standardization.validation.SchemaValidator;

/**
 * A schema and how people know it.
 *
 * @param name subject and version, such as {@code air-quality@3}
 */
public record SchemaCheck(String name, SchemaValidator validator) {

    boolean accepts(Object tree) {
        return validator.accepts(tree);
    }

    /** The same, with a shorter way for records of one layout. */
    SchemaCheck over(RecordLayout layout) {
        return new SchemaCheck(name, validator.over(layout));
    }
}
