package io.tributary.standardization.mapping;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.tributary.core.fault.NearestName;
import io.tributary.core.flow.TextStep;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.outcome.Wording;
import io.tributary.standardization.codec.JsonText;
import io.tributary.standardization.notation.BoundedPattern;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes the part of a text that a pattern finds first. RE2's patterns take time that grows with the text only linearly. */
final class ExtractConversion implements ValueConversion {

    private static final int MAX_SHOWN = 200;

    private final Pattern pattern;
    private final int group;
    private final boolean missingIsNone;
    private final String rule;

    /**
     * @throws IllegalArgumentException where the pattern is none, or has no such group
     */
    ExtractConversion(TextStep.Extract extract) {
        this.pattern = BoundedPattern.compile(extract.pattern());
        this.group = group(extract.group());
        this.missingIsNone = extract.missingIsNone();
        this.rule = "extract: " + RecordError.shorten(extract.pattern(), MAX_SHOWN);
    }

    @Override
    public @Nullable Object convert(Object value) throws FieldRefusal {
        if (!JsonText.isScalar(value)) {
            throw new FieldRefusal(
                    ErrorCode.INVALID_TYPE,
                    rule,
                    Wording.of("a text", "文本"),
                    value,
                    Wording.of("is no single value to extract from", "不是单个值，无法提取"));
        }
        Matcher matcher = pattern.matcher(JsonText.scalar(value));
        String found = matcher.find() ? matcher.group(group) : null;
        if (found == null && !missingIsNone) {
            throw new FieldRefusal(
                    ErrorCode.PATTERN_MISMATCH,
                    rule,
                    Wording.same(rule.substring("extract: ".length())),
                    value,
                    Wording.of(
                            "has nothing that the pattern " + pattern.pattern() + " finds",
                            "中没有与模式 " + pattern.pattern() + " 相符的内容"));
        }
        return found;
    }

    private int group(@Nullable String name) {
        if (name == null) {
            return Math.min(1, pattern.groupCount());
        }
        Integer index = pattern.namedGroups().get(name);
        if (index == null) {
            Set<String> names = pattern.namedGroups().keySet();
            String nearest = NearestName.of(name, names);
            throw new IllegalArgumentException("the pattern has no group '" + name + "'"
                    + (nearest == null
                            ? "; name one as in (?<" + name + ">[0-9]+)"
                            : "; did you mean '" + nearest + "'?"));
        }
        return index;
    }
}
