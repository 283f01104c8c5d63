package io.tributary.core.fault;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong in a configuration document.
 *
 * @param origin the file, or the subject and version in the registry
 * @param line   1-based, or 0 where the document as a whole is meant
 * @param column 1-based, or 0 where the line as a whole is meant
 * @param path   the place inside the document, dotted, such as {@code standard.fields.pm25.number}; empty for the whole
 * @param message what is wrong, what was expected, and what to do
 * @param nearest the nearest valid name, where a name was not known
 */
public record ConfigurationProblem(
        String origin,
        int line,
        int column,
        String path,
        String message,
        @Nullable String nearest) {

    public static ConfigurationProblem of(String origin, String path, String message) {
        return new ConfigurationProblem(origin, 0, 0, path, message, null);
    }

    /** The form that editors and terminals make clickable: {@code file:line:column: path: message}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(origin);
        if (line > 0) {
            text.append(':').append(line);
            if (column > 0) {
                text.append(':').append(column);
            }
        }
        text.append(": ");
        if (!path.isEmpty()) {
            text.append(path).append(": ");
        }
        text.append(message);
        if (nearest != null) {
            text.append("; did you mean '").append(nearest).append("'?");
        }
        return text.toString();
    }
}
