package io.tributary.ops.trial;

import io.tributary.core.outcome.Outcome;
import io.tributary.core.outcome.RecordError;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Counts what became of records, and the reasons of refusals by field. Confined to one thread. */
public final class OutcomeTally {

    private final BoundedTally<RefusedField, Place> reasons = new BoundedTally<>(RefusedField.OTHERS, 1);
    private long mirrored;
    private long rejected;
    private long filtered;

    public void add(Place place, Outcome outcome) {
        if (outcome instanceof Outcome.Rejected refused) {
            rejected++;
            distinct(refused.errors()).forEach(reason -> reasons.add(reason, place));
        } else if (outcome instanceof Outcome.Filtered) {
            filtered++;
        } else {
            mirrored++;
        }
    }

    /** A record counts once under each reason and field, however many elements of an array are at fault. */
    static Set<RefusedField> distinct(List<RecordError> errors) {
        Set<RefusedField> distinct = new LinkedHashSet<>();
        errors.forEach(error -> distinct.add(RefusedField.of(error)));
        return distinct;
    }

    public long records() {
        return mirrored + rejected + filtered;
    }

    public long mirrored() {
        return mirrored;
    }

    public long rejected() {
        return rejected;
    }

    public long filtered() {
        return filtered;
    }

    /** The most frequent first. */
    public List<Tallied<RefusedField, Place>> reasons() {
        return reasons.byFrequency();
    }
}
