package io.tributary.ops.trial;

import io.tributary.core.outcome.RecordError;
import io.tributary.standardization.codec.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the fields in which two standard records differ: objects are looked into, arrays are compared as a whole. */
final class FieldComparison {

    private final HiddenFields hidden;

    FieldComparison(HiddenFields hidden) {
        this.hidden = hidden;
    }

    /** Numbers are the same where they are written the same. */
    List<FieldChange> changes(byte @Nullable [] before, byte @Nullable [] after) {
        List<FieldChange> changes = new ArrayList<>();
        collect("", tree(before), tree(after), changes);
        return changes;
    }

    private static @Nullable Object tree(byte @Nullable [] json) {
        return json == null ? null : JsonText.parseWritten(json);
    }

    private void collect(String pointer, @Nullable Object before, @Nullable Object after, List<FieldChange> changes) {
        if (Objects.equals(before, after)) {
            return;
        }
        if (before instanceof Map<?, ?> one && after instanceof Map<?, ?> other) {
            Set<Object> names = new LinkedHashSet<>(one.keySet());
            names.addAll(other.keySet());
            for (Object name : names) {
                collect(pointer + "/" + escaped(name.toString()), one.get(name), other.get(name), changes);
            }
            return;
        }
        boolean hides = hidden.hides(pointer);
        changes.add(new FieldChange(pointer, shown(before, hides), shown(after, hides)));
    }

    private static @Nullable String shown(@Nullable Object value, boolean hides) {
        if (value == null) {
            return null;
        }
        return hides ? HiddenFields.MASKED : RecordError.shorten(JsonText.text(value));
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
