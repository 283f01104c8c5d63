package io.tributary.core.flow;

import java.util.regex.Pattern;

/** The name of a lane. Three exist without configuration. */
public record LaneName(String value) implements Comparable<LaneName> {

    // First, because the lanes below are checked against it.
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    public static final LaneName URGENT = new LaneName("urgent");
    public static final LaneName NORMAL = new LaneName("normal");
    public static final LaneName BULK = new LaneName("bulk");

    public LaneName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a lane's name is a lower-case letter, then lower-case letters, digits and hyphens; got '" + value
                            + "'");
        }
    }

    @Override
    public int compareTo(LaneName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
