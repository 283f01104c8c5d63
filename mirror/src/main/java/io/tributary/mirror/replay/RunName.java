package io.tributary.mirror.replay;

import java.util.regex.Pattern;

/** The name of a bounded run at its site; whoever uses it again goes on with the same run. */
public record RunName(String value) implements Comparable<RunName> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

    /**
     * @throws IllegalArgumentException with a message for people
     */
    public RunName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a run's name is 1 to 100 lower-case letters, digits, dots, underscores and"
                            + " hyphens, and begins with a letter or digit; got '" + value + "'");
        }
    }

    @Override
    public int compareTo(RunName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
