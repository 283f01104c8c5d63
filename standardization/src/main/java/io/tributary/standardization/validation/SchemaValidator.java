package io.tributary.standardization.validation;

import io.tributary.standardization.codec.RecordLayout;
import java.util.List;

/**
 * Checks trees against one schema.
 *
 * <p><b>Threading:</b> immutable; any number of threads may validate at once.
 */
public interface SchemaValidator {

    /**
     * Compiles a schema. Where it names no draft, draft 7 is meant.
     *
     * @throws IllegalArgumentException with a message for people, where the text is no such schema
     */
    static SchemaValidator compile(String text) {
        return compile(new SchemaText("the schema", text), SchemaReferences.none());
    }

    /**
     * Compiles a schema together with those that it refers to.
     *
     * @throws IllegalArgumentException with a message for people, where one of the texts is no such schema, or where one is
     *     not there
     */
    static SchemaValidator compile(SchemaText schema, SchemaReferences references) {
        return SchemaCompiler.compile(schema, references);
    }

    /**
     * Whether a tree satisfies the schema: the same as {@code validate(tree).isEmpty()}, for every tree, but fast. Good
     * records are asked nothing else. A record that takes more work than the limit is not accepted.
     */
    boolean accepts(Object tree);

    /**
     * Every violation, in the order in which it was found; empty where the tree satisfies the schema. Where to find all would
     * take too long, the first alone, or {@link SchemaViolation#TOO_MUCH_WORK}.
     */
    List<SchemaViolation> validate(Object tree);

    /** What checks the schema. */
    SchemaEngine engine();

    /** The same, with a shorter way for records of one layout. It still takes any tree. */
    default SchemaValidator over(RecordLayout layout) {
        return this;
    }
}
