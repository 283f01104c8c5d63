package io.tributary.standardization.mapping;

import io.tributary.core.flow.FieldRule;
import io.tributary.core.flow.RecordAttribute;
import org.jspecify.annotations.Nullable;

/**
 * What of a plan must not show, known while it is compiled.
 *
 * @param planMasks whether any field of the plan is masked
 * @param masked    what its masked rules read
 * @param within    whether all is within a field that must not show
 */
record Hiding(boolean planMasks, MaskedPlaces masked, boolean within) {

    /** Whether what a rule finds at a path must not show because another masks it, or what it is in. */
    boolean isBesideMasked(FieldRule rule, SingularPath path, boolean inElement) {
        return within && inElement || masked.isBeside(rule, path, inElement);
    }

    /** The same of an attribute of the record. */
    boolean isBesideMasked(FieldRule rule, RecordAttribute attribute) {
        return masked.isBeside(rule, attribute);
    }

    /** Whether the values of a rule must not show: it is masked, or may hold what is masked elsewhere. */
    boolean hides(FieldRule rule, @Nullable ValueReader reader) {
        return within || rule.mask() != null || planMasks && reader != null && reader.mayShowMasked();
    }
}
