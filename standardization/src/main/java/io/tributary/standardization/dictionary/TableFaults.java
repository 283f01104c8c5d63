package io.tributary.standardization.dictionary;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong in a code table or look-up, so that all of it is told at once. Confined to one thread. */
final class TableFaults {

    private static final int SHOWN = 20;

    private final List<String> found = new ArrayList<>();

    void add(String message) {
        found.add(message);
    }

    /** What a step gives; null where it refuses by {@link IllegalArgumentException}. */
    <T> @Nullable T attempt(Supplier<T> step) {
        try {
            return step.get();
        } catch (IllegalArgumentException e) {
            found.add(String.valueOf(e.getMessage()));
            return null;
        }
    }

    /**
     * @throws IllegalArgumentException with all that was found, where that is anything
     */
    void refuseIfAny() {
        if (found.isEmpty()) {
            return;
        }
        String shown = String.join("; ", found.subList(0, Math.min(SHOWN, found.size())));
        throw new IllegalArgumentException(
                found.size() > SHOWN ? shown + "; and " + (found.size() - SHOWN) + " more" : shown);
    }
}
