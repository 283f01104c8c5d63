package io.tributary.standardization.mapping;

import io.tributary.core.flow.Mask;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.outcome.Wording;
import io.tributary.standardization.codec.JsonNull;
import io.tributary.standardization.codec.JsonText;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one field of the standard record comes about, ready to run.
 *
 * <p><b>Threading:</b> immutable.
 */
final class FieldPlan {

    private final String name;
    private final ValueReader reader;
    private final Set<String> missing;
    private final List<ValueConversion> conversions;
    private final @Nullable Mask mask;
    private final boolean eventTime;
    private final @Nullable Object defaultValue;
    private final boolean copiesNull;

    /**
     * @param defaultValue a scalar of a tree
     * @param eventTime    whether the field says when the record's event happened
     */
    FieldPlan(
            String name,
            ValueReader reader,
            Set<String> missing,
            List<ValueConversion> conversions,
            @Nullable Mask mask,
            @Nullable Object defaultValue,
            boolean eventTime) {
        this.name = name;
        this.reader = reader;
        this.missing = missing;
        this.conversions = conversions;
        this.mask = mask;
        this.defaultValue = defaultValue;
        this.eventTime = eventTime;
        this.copiesNull = missing.isEmpty() && conversions.isEmpty() && mask == null && defaultValue == null;
    }

    String name() {
        return name;
    }

    /** Whether it, or a part of it, is masked. */
    boolean isMasked() {
        return mask != null || reader.masks() || conversions.stream().anyMatch(ValueConversion::masks);
    }

    /** Whether its value may come from any place in the record. */
    boolean readsAnywhere() {
        return reader.readsAnywhere() || conversions.stream().anyMatch(ValueConversion::readsAnywhere);
    }

    /** Whether its value may hold what another field masks. */
    boolean mayShowMasked() {
        return reader.mayShowMasked() || conversions.stream().anyMatch(ValueConversion::mayShowMasked);
    }

    /**
     * Whether no reason shows what the field holds: it is masked, or may quote one that is.
     *
     * @param planMasks whether any field of the plan is masked
     */
    boolean hidesValue(boolean planMasks) {
        return isMasked() || planMasks && mayShowMasked();
    }

    @Nullable
    String sourcePointer(RecordScope scope) {
        return reader.sourcePointer(scope);
    }

    /** All places in the source record that it may read, unless it reads anywhere. */
    Stream<String> places(RecordScope scope) {
        return reader.places(scope);
    }

    /**
     * Of a place within the field.
     *
     * @param below JSON Pointer from the field's value on
     */
    @Nullable
    String sourcePointer(RecordScope scope, String below) {
        return reader instanceof NestedFields nested && !below.isEmpty()
                ? nested.sourcePointer(scope, below)
                : reader.sourcePointer(scope);
    }

    boolean readsTime() {
        return conversions.stream().anyMatch(TimeReading.class::isInstance);
    }

    /** The standard value; null where the field is left out. */
    @Nullable
    Object value(RecordScope scope) throws FieldRefusal {
        Object value = presentValue(scope);
        for (int i = 0; i < conversions.size() && value != null; i++) {
            value = convert(conversions.get(i), value, scope);
        }
        if (value == null) {
            return defaultValue;
        }
        return mask == null ? value : masked(mask, value, scope);
    }

    /** The day that its time rule reads, or that its RFC 3339 text names; null where there is none. */
    @Nullable
    LocalDate date(RecordScope scope) throws FieldRefusal {
        Object value = presentValue(scope);
        for (int i = 0; i < conversions.size() && value != null; i++) {
            if (conversions.get(i) instanceof TimeReading time) {
                return time.date(value);
            }
            value = conversions.get(i).convert(value, scope);
        }
        try {
            return value instanceof String text ? OffsetDateTime.parse(text).toLocalDate() : null;
        } catch (DateTimeParseException e) {
            // The schema decides what the field may hold; one that is no time tells no day.
            return null;
        }
    }

    private @Nullable Object presentValue(RecordScope scope) throws FieldRefusal {
        Object value = reader.read(scope);
        if (value == JsonNull.NULL) {
            return copiesNull ? value : null;
        }
        boolean isMissing = value != null
                && !missing.isEmpty()
                && JsonText.isScalar(value)
                && missing.contains(JsonText.scalar(value));
        return isMissing ? null : value;
    }

    private @Nullable Object convert(ValueConversion conversion, Object value, RecordScope scope) throws FieldRefusal {
        if (eventTime && conversion instanceof TimeReading time) {
            StandardTime standard = time.standardTime(value);
            scope.eventTimeMillis(standard.epochMillis());
            return standard.text();
        }
        try {
            return conversion.convert(value, scope);
        } catch (FieldRefusal e) {
            throw e.parts().isEmpty() ? e : fromPlace(e, reader.sourcePointer(scope));
        }
    }

    /** Parts of a converted value say where they are below the value; here is known where that is. */
    private static FieldRefusal fromPlace(FieldRefusal refusal, @Nullable String base) {
        return FieldRefusal.of(refusal.parts().stream()
                .map(part -> part.at(base == null || part.sourcePointer() == null ? null : base + part.sourcePointer()))
                .toList());
    }

    private static @Nullable Object masked(Mask mask, Object value, RecordScope scope) throws FieldRefusal {
        if (mask instanceof Mask.Drop) {
            return null;
        }
        if (!JsonText.isScalar(value)) {
            throw FieldRefusal.discreet(
                    ErrorCode.INVALID_TYPE,
                    "mask: " + mask.keyword(),
                    Wording.of("a single value", "单个值"),
                    value,
                    Wording.of("is no single value to mask", "不是可脱敏的单个值"));
        }
        return scope.mask(mask, JsonText.scalar(value));
    }

    /** What was refused, here or in parts of this field, by its place. */
    List<PlacedRefusal> refusals(FieldRefusal refusal, RecordScope scope) {
        if (refusal.parts().isEmpty()) {
            return List.of(
                    new PlacedRefusal("", "", reader.sourcePointer(scope), refusal, mask != null, mayShowMasked()));
        }
        return refusal.parts();
    }

    /**
     * The reasons for people. What a masked field held shows nowhere in them.
     *
     * @param planMasks whether any field of the plan is masked
     */
    List<RecordError> errors(FieldRefusal refusal, RecordScope scope, boolean planMasks) {
        return refusals(refusal, scope).stream()
                .map(placed -> error(placed, placed.masked() || mask != null || planMasks && placed.mayShowMasked()))
                .toList();
    }

    private RecordError error(PlacedRefusal placed, boolean hidden) {
        FieldRefusal refusal = placed.refusal();
        Object seen = refusal.seen();
        Wording clause =
                hidden && !refusal.isDiscreet() ? refusal.code().meaning() : saying(refusal.reason(), seen, hidden);
        String label = name + placed.label();
        return new RecordError(
                refusal.code(),
                "/" + SingularPath.escape(name) + placed.pointer(),
                placed.sourcePointer(),
                refusal.rule(),
                refusal.expected(),
                seen == null ? null : hidden ? Shown.MASKED : Shown.of(seen),
                Wording.of(label + ": " + clause.english(), label + "：" + clause.chinese()));
    }

    private static Wording saying(Wording reason, @Nullable Object seen, boolean hidden) {
        if (seen == null) {
            return reason;
        }
        Wording shown = hidden ? Wording.same(Shown.MASKED) : Shown.inSentence(seen);
        return Wording.of(
                shown.english() + " " + reason.english(), ChineseSpacing.join(shown.chinese(), reason.chinese()));
    }
}
