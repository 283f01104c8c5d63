package io.tributary.standardization.notation;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * Compiles patterns of RE2's syntax, after a look at how large they become: RE2J writes counted repetitions out, so that
 * {@code ((a{100}){100}){100}} would take a gigabyte. Stateless.
 */
public final class BoundedPattern {

    private static final int MAX_LENGTH = 1000;
    private static final int MAX_STEPS = 20_000;

    private BoundedPattern() {}

    /**
     * @throws IllegalArgumentException where the text is no pattern, or one that is too large
     */
    public static Pattern compile(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a pattern has at most " + MAX_LENGTH + " characters");
        }
        if (!PatternSize.isWithin(MAX_STEPS, text)) {
            throw new IllegalArgumentException("the pattern repeats too much: written out it has more than " + MAX_STEPS
                    + " parts, or more than " + PatternSize.MAX_DEPTH + " groups inside each other");
        }
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "the pattern is none of RE2's syntax: " + e.getMessage()
                            + " (there is no lookahead and no back-reference)",
                    e);
        }
    }
}
