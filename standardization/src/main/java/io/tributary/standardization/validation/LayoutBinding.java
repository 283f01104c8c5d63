package io.tributary.standardization.validation;

import io.tributary.standardization.codec.RecordLayout;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Binds the checks of one plan to a layout, each once, however many ways lead to it.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class LayoutBinding {

    private final RecordLayout layout;
    private final Map<Check, Check> bound = new IdentityHashMap<>();

    LayoutBinding(RecordLayout layout) {
        this.layout = layout;
    }

    RecordLayout layout() {
        return layout;
    }

    /** Ends: a schema never leads back to itself without going into a member, and members are not bound. */
    Check of(Check check) {
        Check known = bound.get(check);
        if (known == null) {
            known = check.over(this);
            bound.put(check, known);
        }
        return known;
    }
}
