package io.tributary.standardization.validation;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import org.everit.json.schema.FormatValidator;
import org.everit.json.schema.regexp.RE2JRegexpFactory;
import org.everit.json.schema.regexp.Regexp;
import org.everit.json.schema.regexp.RegexpFactory;

/** Patterns for everit, in RE2's linear-time dialect and of bounded size. Stateless. */
final class LinearRegex implements RegexpFactory, FormatValidator {

    private final RegexpFactory engine = new RE2JRegexpFactory();

    @Override
    public Regexp createHandler(String pattern) {
        PatternSize.require(pattern);
        try {
            return engine.createHandler(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "the pattern '" + e.getPattern() + "' is not one of RE2, which knows no lookahead, lookbehind or"
                            + " backreference: " + e.getDescription(),
                    e);
        }
    }

    /** The format {@code regex}: what would be accepted in a schema. */
    @Override
    public Optional<String> validate(String text) {
        try {
            PatternSize.require(text);
            Pattern.compile(text);
            return Optional.empty();
        } catch (IllegalArgumentException | PatternSyntaxException e) {
            return Optional.of("not a regular expression of RE2");
        }
    }

    @Override
    public String formatName() {
        return "regex";
    }
}
