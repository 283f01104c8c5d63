package io.tributary.standardization.mapping;

import io.tributary.standardization.codec.JsonNull;
import io.tributary.standardization.codec.JsonText;
import io.tributary.standardization.notation.Blanks;
import io.tributary.standardization.notation.HalfWidth;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The first of several values that is there, not null and not among the missing ones, with its text cleaned before that is
 * asked. What is no text is taken as it is.
 */
record CleanedValue(List<ValueReader> candidates, Set<String> missing, boolean halfWidth, boolean trim)
        implements ValueReader {

    @Override
    public @Nullable Object read(RecordScope scope) throws FieldRefusal {
        for (ValueReader candidate : candidates) {
            Object value = present(candidate, scope);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private @Nullable Object present(ValueReader candidate, RecordScope scope) throws FieldRefusal {
        Object value = candidate.read(scope);
        if (value == null || value == JsonNull.NULL) {
            return null;
        }
        Object cleaned = value instanceof String text ? clean(text) : value;
        boolean isMissing = JsonText.isScalar(cleaned) && missing.contains(JsonText.scalar(cleaned));
        return isMissing ? null : cleaned;
    }

    private String clean(String text) {
        String narrow = halfWidth ? HalfWidth.of(text) : text;
        return trim ? Blanks.trim(narrow) : narrow;
    }

    /** Of the value that counts; where none does, of the first. */
    @Override
    public @Nullable String sourcePointer(RecordScope scope) {
        for (ValueReader candidate : candidates) {
            try {
                if (present(candidate, scope) != null) {
                    return candidate.sourcePointer(scope);
                }
            } catch (FieldRefusal e) {
                // It is this candidate that was refused.
                return candidate.sourcePointer(scope);
            }
        }
        return candidates.get(0).sourcePointer(scope);
    }

    @Override
    public Stream<String> places(RecordScope scope) {
        return candidates.stream().flatMap(candidate -> candidate.places(scope));
    }

    @Override
    public boolean mayShowMasked() {
        return candidates.stream().anyMatch(ValueReader::mayShowMasked);
    }

    @Override
    public boolean readsAnywhere() {
        return candidates.stream().anyMatch(ValueReader::readsAnywhere);
    }
}
