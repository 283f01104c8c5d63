package io.tributary.core.fault;

import io.tributary.core.outcome.Wording;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong in a configuration document.
 *
 * @param origin the file, or the subject and version in the registry
 * @param line   1-based, or 0 where the document as a whole is meant
 * @param column 1-based, or 0 where the line as a whole is meant
 * @param path   the place inside the document, dotted, such as {@code standard.fields.pm25.number}; empty for the whole
 * @param wording what is wrong, what was expected, and what to do; the same in both languages where nobody has said it in
 *     Chinese yet
 * @param nearest the nearest valid name, where a name was not known
 */
public record ConfigurationProblem(
        String origin,
        int line,
        int column,
        String path,
        Wording wording,
        @Nullable String nearest) {

    /** In English only. */
    public ConfigurationProblem(
            String origin, int line, int column, String path, String message, @Nullable String nearest) {
        this(origin, line, column, path, Wording.same(message), nearest);
    }

    public static ConfigurationProblem of(String origin, String path, String message) {
        return of(origin, path, Wording.same(message));
    }

    public static ConfigurationProblem of(String origin, String path, Wording wording) {
        return new ConfigurationProblem(origin, 0, 0, path, wording, null);
    }

    /** What is wrong, in English. */
    public String message() {
        return wording.english();
    }

    /** Whether somebody has said it in Chinese. */
    public boolean isInChinese() {
        return !wording.chinese().equals(wording.english());
    }

    /** The whole line in both languages, in the form of {@link #toString}; what nobody has said in Chinese is English in both. */
    public Wording inFull() {
        String english = toString();
        return isInChinese()
                ? Wording.of(english, place() + wording.chinese() + nearest("；您是否想写 '", "'？"))
                : Wording.same(english);
    }

    /** The form that editors and terminals make clickable: {@code file:line:column: path: message}. */
    @Override
    public String toString() {
        return place() + wording.english() + nearest("; did you mean '", "'?");
    }

    private String place() {
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
        return text.toString();
    }

    private String nearest(String before, String after) {
        return nearest == null ? "" : before + nearest + after;
    }
}
