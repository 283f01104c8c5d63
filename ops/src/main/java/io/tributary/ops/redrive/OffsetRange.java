package io.tributary.ops.redrive;

import io.tributary.core.ledger.OffsetInterval;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a range of offsets as people write it. Stateless. */
public final class OffsetRange {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,18})(?:-(\\d{1,18}))?");

    private OffsetRange() {}

    /**
     * @param text {@code 100-250}, both included, or a single offset
     * @throws IllegalArgumentException where it is neither; the message says what is wanted
     */
    public static OffsetInterval parse(String text) {
        Matcher range = WRITTEN.matcher(text);
        if (!range.matches()) {
            throw new IllegalArgumentException(
                    "a range of offsets is written 100-250, or 100 alone; got '" + text + "'");
        }
        long first = Long.parseLong(range.group(1));
        long last = range.group(2) == null ? first : Long.parseLong(range.group(2));
        if (last < first) {
            throw new IllegalArgumentException("a range of offsets has the lower one first; got '" + text + "'");
        }
        return new OffsetInterval(first, last + 1);
    }
}
