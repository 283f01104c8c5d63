package io.tributary.core.flow;

import java.util.regex.Pattern;

/**
 * The name of a flow or route: lower-case letters, digits, dots and hyphens, starting with a letter, at most 100
 * characters. It is part of subjects, metrics and the CloudEvents type.
 */
public record FlowName(String value) implements Comparable<FlowName> {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9.-]{0,99}");

    public FlowName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a name is a lower-case letter, then lower-case letters, digits, dots and hyphens, at most 100 in all; got '"
                            + value + "'");
        }
    }

    public static FlowName of(String value) {
        return new FlowName(value);
    }

    @Override
    public int compareTo(FlowName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
