package io.tributary.standardization.mapping;

import org.jspecify.annotations.Nullable;

/**
 * A refusal, and where in a field's value it happened.
 *
 * @param pointer       JSON Pointer below the field; empty where the field itself was refused
 * @param label         the same for people, such as {@code .lon} or {@code [3].lon}
 * @param sourcePointer JSON Pointer in what the rule reads from; null where the value comes from no single place there
 * @param masked        whether what was seen must not show
 * @param mayShowMasked whether what was seen may hold what another rule masks
 */
record PlacedRefusal(
        String pointer,
        String label,
        @Nullable String sourcePointer,
        FieldRefusal refusal,
        boolean masked,
        boolean mayShowMasked) {

    /** The same as part of a field or element that is named so. */
    PlacedRefusal within(String step, String stepLabel, @Nullable String source) {
        return new PlacedRefusal(step + pointer, stepLabel + label, source, refusal, masked, mayShowMasked);
    }

    PlacedRefusal at(@Nullable String source) {
        return within("", "", source);
    }
}
