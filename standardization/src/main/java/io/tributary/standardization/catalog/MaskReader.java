package io.tributary.standardization.catalog;

import io.tributary.core.flow.Mask;
import io.tributary.standardization.yaml.YamlMapping;
import io.tributary.standardization.yaml.YamlValue;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the form in which a field's value is published. */
final class MaskReader {

    private static final Map<String, Mask> SIMPLE =
            Map.of("sm3", new Mask.Sm3(), "sm4", new Mask.Sm4(), "drop", new Mask.Drop());
    private static final Set<String> PARTIAL_KEYS = Set.of("first", "last", "with");
    private static final String COVER = "*";
    private static final long MOST_KEPT = 100;

    private MaskReader() {}

    static @Nullable Mask read(@Nullable YamlValue value) {
        if (value == null) {
            return null;
        }
        if (!value.isMapping()) {
            return value.oneOf(SIMPLE);
        }
        YamlMapping form = value.mapping();
        if (form == null) {
            return null;
        }
        form.allowOnly(Set.of("partial"));
        YamlValue partial = form.required("partial", "how much shows, such as {first: 3, last: 4}");
        YamlMapping rule = partial == null ? null : partial.mapping();
        return rule == null ? null : partial(rule);
    }

    private static Mask.@Nullable Partial partial(YamlMapping rule) {
        rule.allowOnly(PARTIAL_KEYS);
        Integer first = kept(rule.value("first"));
        Integer last = kept(rule.value("last"));
        String with = cover(rule.value("with"));
        if (first == null || last == null || with == null) {
            return null;
        }
        try {
            return new Mask.Partial(first, last, with);
        } catch (IllegalArgumentException e) {
            rule.refuse(String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static @Nullable Integer kept(@Nullable YamlValue value) {
        Object number = value == null ? Long.valueOf(0) : value.scalar();
        if (number instanceof Long count && count >= 0 && count <= MOST_KEPT) {
            return count.intValue();
        }
        if (value != null && number != null) {
            value.refuse("expected a count of characters from 0 to " + MOST_KEPT + "; got '" + number + "'");
        }
        return null;
    }

    private static @Nullable String cover(@Nullable YamlValue value) {
        String with = value == null ? COVER : value.text();
        if (value != null && with != null && with.codePointCount(0, with.length()) != 1) {
            value.refuse("expected one character to cover with; got '" + with + "'");
            return null;
        }
        return with;
    }
}
