package io.tributary.standardization.mapping;

import io.tributary.core.outcome.Wording;
import io.tributary.standardization.validation.SchemaViolation;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says how a record breaks a schema: what is there, what must be, and which rule of which schema says so. */
enum SchemaSentence {
    SOURCE(Wording.of("the source record", "源记录")),
    STANDARD(Wording.of("the standard record", "标准记录"));

    private static final Set<String> COUNTING_CHARACTERS = Set.of("minLength", "maxLength");

    private static final Set<String> UNKNOWN_FIELD = Set.of("additionalProperties", "unevaluatedProperties");

    private final Wording record;

    SchemaSentence(Wording record) {
        this.record = record;
    }

    Wording record() {
        return record;
    }

    /**
     * @param value  at the violation's place; null where there is none
     * @param hidden whether it must not show
     * @param schema as people know it
     */
    Wording about(SchemaViolation violation, @Nullable Object value, boolean hidden, String schema) {
        String place = violation.pointer();
        String rule = SchemaDemands.rule(violation);
        Wording demand = SchemaDemands.of(violation);
        if (value == null) {
            return Wording.of(
                    record.english() + " has no " + place + ", which must be " + demand.english() + " (" + rule + " in "
                            + schema + ")",
                    record.chinese() + "缺少 " + place + "，该字段" + demand.chinese() + "（" + schema + " 的 " + rule + "）");
        }
        if (UNKNOWN_FIELD.contains(violation.keyword())) {
            return Wording.of(
                    record.english() + " has a field " + place + " that the schema does not name (" + rule + " in "
                            + schema + ")",
                    record.chinese() + "多出字段 " + place + "，Schema 中没有定义（" + schema + " 的 " + rule + "）");
        }
        Wording shown = hidden ? Wording.same(Shown.MASKED) : measured(violation, value);
        return Wording.of(
                record.english() + (place.isEmpty() ? "" : "'s " + place) + " is " + shown.english() + " and must be "
                        + demand.english() + " (" + rule + " in " + schema + ")",
                ChineseSpacing.join(record.chinese(), place, "为", shown.chinese(), "，应", demand.chinese()) + "（"
                        + schema + " 的 " + rule + "）");
    }

    private static Wording measured(SchemaViolation violation, Object value) {
        Wording shown = Shown.inSentence(value);
        if (!(value instanceof String text) || !COUNTING_CHARACTERS.contains(violation.keyword())) {
            return shown;
        }
        int length = text.codePointCount(0, text.length());
        return Wording.of(
                shown.english() + ", " + Shown.count(length, "character") + ",",
                shown.chinese() + "（" + length + " 个字符）");
    }
}
