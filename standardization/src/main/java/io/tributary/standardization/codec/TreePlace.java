package io.tributary.standardization.codec;

import org.jspecify.annotations.Nullable;

/**
 * A place that each tree has at most once.
 *
 * <p><b>Threading:</b> immutable.
 */
public interface TreePlace {

    /** The value, which may be JSON's null; Java's null where there is none. */
    @Nullable
    Object find(Object tree);

    /** JSON Pointer (RFC 6901) of the place; null where it has none. */
    @Nullable
    String pointer(Object tree);

    /** How many containers lie around the place. */
    int depth();

    /** Puts another value where one is found; gives the tree, which is the value itself where the place is the whole. */
    Object replace(Object tree, Object value);
}
