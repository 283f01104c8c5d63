package io.tributary.standardization.mapping;

import io.tributary.core.outcome.Wording;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes down what is wrong in a flow or route while it is compiled, so that all of it is told at once. */
@FunctionalInterface
public interface ProblemSink {

    /**
     * @param path    inside the document, such as {@code standard.fields.pm25.code}
     * @param nearest the nearest valid name, where a name was not known
     */
    void add(String path, Wording wording, @Nullable String nearest);

    default void add(String path, Wording wording) {
        add(path, wording, null);
    }

    /** In English only. */
    default void add(String path, String message, @Nullable String nearest) {
        add(path, Wording.same(message), nearest);
    }

    /** In English only. */
    default void add(String path, String message) {
        add(path, message, null);
    }

    /** What a step gives; what it refuses by {@link IllegalArgumentException} is a problem at the path. */
    default <T> @Nullable T attempt(String path, Supplier<T> step) {
        try {
            return step.get();
        } catch (IllegalArgumentException e) {
            add(path, String.valueOf(e.getMessage()));
            return null;
        }
    }
}
