package io.tributary.standardization.mapping;

import org.jspecify.annotations.Nullable;

/** Takes down what is wrong in a flow or route while it is compiled, so that all of it is told at once. */
@FunctionalInterface
public interface ProblemSink {

    /**
     * @param path    inside the document, such as {@code standard.fields.pm25.code}
     * @param nearest the nearest valid name, where a name was not known
     */
    void add(String path, String message, @Nullable String nearest);

    default void add(String path, String message) {
        add(path, message, null);
    }
}
