package io.tributary.standardization.validation;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.tributary.standardization.notation.PatternSize;
import java.util.Optional;
import org.everit.json.schema.FormatValidator;
import org.everit.json.schema.regexp.RE2JRegexpFactory;
import org.everit.json.schema.regexp.Regexp;
import org.everit.json.schema.regexp.RegexpFactory;
import org.everit.json.schema.regexp.RegexpMatchingFailure;

/** Patterns in RE2's linear-time dialect and of bounded size; the format {@code regex} is what could be one. Stateless. */
final class LinearRegex implements RegexpFactory, FormatValidator {

    private static final int MAX_STEPS = 4_000;

    private final RegexpFactory engine = new RE2JRegexpFactory();

    /**
     * The pattern itself.
     *
     * @throws IllegalArgumentException with a message for people, where it is not such a pattern
     */
    static String requireUsable(String pattern) {
        if (pattern.length() > MAX_STEPS || !PatternSize.isWithin(MAX_STEPS, pattern)) {
            throw new IllegalArgumentException("a pattern has more than " + MAX_STEPS
                    + " steps with its repetitions written out, or more than " + PatternSize.MAX_DEPTH
                    + " groups inside each other; make it simpler, or use maxLength");
        }
        try {
            Pattern.compile(pattern);
            return pattern;
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "the pattern '" + e.getPattern() + "' is not one of RE2, which knows no lookahead, lookbehind or"
                            + " backreference: " + e.getDescription(),
                    e);
        }
    }

    static boolean isUsable(String pattern) {
        try {
            requireUsable(pattern);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public Regexp createHandler(String pattern) {
        return new Named(engine.createHandler(requireUsable(pattern)), ModelPatterns.name(pattern));
    }

    /** Its name goes where the model takes patterns for the platform's, whose dialect knows less. */
    private record Named(Regexp pattern, String name) implements Regexp {

        @Override
        public Optional<RegexpMatchingFailure> patternMatchingFailure(String text) {
            return pattern.patternMatchingFailure(text);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @Override
    public Optional<String> validate(String text) {
        return isUsable(text) ? Optional.empty() : Optional.of("not a regular expression of RE2");
    }

    @Override
    public String formatName() {
        return "regex";
    }
}
