package io.tributary.ops.trial;

/**
 * A way in which a field differs.
 *
 * @param pointer into the standard record
 */
public record ChangedField(String pointer, FieldChange.Kind kind) {

    static final ChangedField OTHERS = new ChangedField("…", FieldChange.Kind.CHANGED);

    static ChangedField of(FieldChange change) {
        return new ChangedField(change.pointer(), change.kind());
    }
}
