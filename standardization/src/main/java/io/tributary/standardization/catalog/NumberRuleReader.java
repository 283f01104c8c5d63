package io.tributary.standardization.catalog;

import io.tributary.core.flow.Conversion.NumberFormat;
import io.tributary.core.flow.Conversion.NumberKind;
import io.tributary.core.flow.Conversion.NumberWriting;
import io.tributary.core.flow.Conversion.UnitChange;
import io.tributary.standardization.yaml.YamlMapping;
import io.tributary.standardization.yaml.YamlValue;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads how the number of a field is written, and in which units it is measured. */
final class NumberRuleReader {

    private static final Set<String> NUMBER_KEYS = Set.of("kind", "written", "scale");
    private static final Set<String> UNIT_KEYS = Set.of("from", "to", "scale");
    private static final Map<String, NumberKind> KINDS =
            Map.of("integer", NumberKind.INTEGER, "decimal", NumberKind.DECIMAL);
    private static final Map<String, NumberWriting> WRITINGS = Map.of(
            "grouped", NumberWriting.GROUPED,
            "full-width", NumberWriting.FULL_WIDTH,
            "chinese", NumberWriting.CHINESE,
            "percent", NumberWriting.PERCENT);
    private static final int MAX_SCALE = 30;

    private NumberRuleReader() {}

    static @Nullable NumberFormat number(@Nullable YamlValue value) {
        if (value == null) {
            return null;
        }
        if (!value.isMapping()) {
            NumberKind kind = value.oneOf(KINDS);
            return kind == null ? null : new NumberFormat(kind);
        }
        YamlMapping number = value.mapping();
        if (number == null) {
            return null;
        }
        number.allowOnly(NUMBER_KEYS);
        YamlValue kindValue = number.required("kind", "integer or decimal");
        NumberKind kind = kindValue == null ? null : kindValue.oneOf(KINDS);
        Set<NumberWriting> written = written(number.value("written"));
        YamlValue scaleValue = number.value("scale");
        if (scaleValue != null && kind == NumberKind.INTEGER) {
            scaleValue.refuse("an integer has no digits after the point; use kind: decimal, or leave 'scale' out");
        }
        Integer scale = scale(scaleValue);
        return kind == null ? null : new NumberFormat(kind, written, scale);
    }

    private static Set<NumberWriting> written(@Nullable YamlValue value) {
        Set<NumberWriting> written = EnumSet.noneOf(NumberWriting.class);
        if (value == null) {
            return written;
        }
        for (YamlValue item : value.itemsOrSelf()) {
            NumberWriting way = item.oneOf(WRITINGS);
            if (way != null) {
                written.add(way);
            }
        }
        return written;
    }

    static @Nullable UnitChange unit(@Nullable YamlValue value) {
        YamlMapping unit = value == null ? null : value.mapping();
        if (unit == null) {
            return null;
        }
        unit.allowOnly(UNIT_KEYS);
        String from = unit.requiredText("from", "the unit of the source's numbers in UCUM's code, such as mg/m3");
        String to = unit.requiredText("to", "the unit of the published numbers in UCUM's code, such as ug/m3");
        Integer scale = scale(unit.value("scale"));
        return from == null || to == null ? null : new UnitChange(from, to, scale);
    }

    private static @Nullable Integer scale(@Nullable YamlValue value) {
        return value == null ? null : value.integer(0, MAX_SCALE);
    }
}
