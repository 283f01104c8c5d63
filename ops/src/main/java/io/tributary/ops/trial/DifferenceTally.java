package io.tributary.ops.trial;

import io.tributary.core.outcome.RecordError;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts how outcomes differ under two contracts, with examples. Confined to one thread. */
public final class DifferenceTally {

    private final int maxExamples;
    private final Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
    private final Map<Verdict, List<Place>> places = new EnumMap<>(Verdict.class);
    private final BoundedTally<ChangedField, Example<FieldChange>> fields;
    private final BoundedTally<RefusedField, Example<RecordError>> refusals;
    private final BoundedTally<RefusedField, Example<RecordError>> mended;
    private final List<Example<FieldChange>> keyExamples = new ArrayList<>();
    private long keys;

    public DifferenceTally(int maxExamples) {
        this.maxExamples = maxExamples;
        this.fields = new BoundedTally<>(ChangedField.OTHERS, maxExamples);
        this.refusals = new BoundedTally<>(RefusedField.OTHERS, maxExamples);
        this.mended = new BoundedTally<>(RefusedField.OTHERS, maxExamples);
    }

    public void add(Place place, OutcomeDifference difference) {
        counts.merge(difference.verdict(), 1L, Long::sum);
        if (difference.verdict() == Verdict.SAME) {
            return;
        }
        List<Place> examples = places.computeIfAbsent(difference.verdict(), verdict -> new ArrayList<>());
        if (examples.size() < maxExamples) {
            examples.add(place);
        }
        difference.fields().forEach(change -> fields.add(ChangedField.of(change), new Example<>(place, change)));
        FieldChange key = difference.key();
        if (key != null) {
            keys++;
            if (keyExamples.size() < maxExamples) {
                keyExamples.add(new Example<>(place, key));
            }
        }
        if (difference.verdict() == Verdict.NEWLY_REFUSED) {
            add(refusals, place, difference.reasons());
        } else if (difference.verdict() == Verdict.NEWLY_ACCEPTED) {
            add(mended, place, difference.reasons());
        }
    }

    private static void add(
            BoundedTally<RefusedField, Example<RecordError>> tally, Place place, List<RecordError> reasons) {
        Set<RefusedField> seen = new HashSet<>();
        for (RecordError reason : reasons) {
            RefusedField field = RefusedField.of(reason);
            if (seen.add(field)) {
                tally.add(field, new Example<>(place, reason));
            }
        }
    }

    public long records() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    public long count(Verdict verdict) {
        return counts.getOrDefault(verdict, 0L);
    }

    public List<Place> examples(Verdict verdict) {
        return List.copyOf(places.getOrDefault(verdict, List.of()));
    }

    /** The most frequent first. */
    public List<Tallied<ChangedField, Example<FieldChange>>> fields() {
        return fields.byFrequency();
    }

    /** Reasons of records that are newly refused, the most frequent first. */
    public List<Tallied<RefusedField, Example<RecordError>>> refusals() {
        return refusals.byFrequency();
    }

    /** Former reasons of records that are newly accepted, the most frequent first. */
    public List<Tallied<RefusedField, Example<RecordError>>> mended() {
        return mended.byFrequency();
    }

    public long changedKeys() {
        return keys;
    }

    public List<Example<FieldChange>> keyExamples() {
        return List.copyOf(keyExamples);
    }

    /** Whether nothing that is published today would change or be lost: records and fields are only added. */
    public boolean onlyAdds() {
        boolean kept = count(Verdict.NEWLY_REFUSED) == 0 && count(Verdict.NEWLY_FILTERED) == 0 && keys == 0;
        return kept && fields().stream().allMatch(field -> field.what().kind() == FieldChange.Kind.ADDED);
    }
}
