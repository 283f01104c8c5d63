package io.tributary.standardization.validation;

import java.util.List;

/**
 * Checks trees against one schema.
 *
 * <p><b>Threading:</b> immutable; any number of threads may validate at once.
 */
@FunctionalInterface
public interface SchemaValidator {

    /** Every violation, in the order in which it was found; empty where the tree satisfies the schema. */
    List<SchemaViolation> validate(Object tree);
}
