package io.tributary.standardization.mapping;

import org.jspecify.annotations.Nullable;

/**
 * One step of a field's rule from a source value to a standard value.
 *
 * <p><b>Threading:</b> immutable unless it says otherwise.
 */
@FunctionalInterface
interface ValueConversion {

    /**
     * @param value of a tree; never JSON's null
     * @return null where the conversion finds that there is no value
     */
    @Nullable
    Object convert(Object value) throws FieldRefusal;

    /** The same for a conversion that looks further than the value. */
    default @Nullable Object convert(Object value, RecordScope scope) throws FieldRefusal {
        return convert(value);
    }

    /** Whether it masks what it converts, or a part of it. */
    default boolean masks() {
        return false;
    }

    /** Whether what it gives may hold any part of the source record. */
    default boolean readsAnywhere() {
        return false;
    }

    /** Whether what it gives may hold what the plan masks elsewhere, as far as the plan masks anything. */
    default boolean mayShowMasked() {
        return readsAnywhere();
    }
}
