package io.tributary.ops.trial;

import io.tributary.core.contract.Contract;
import io.tributary.core.contract.Standardizer;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.record.SourceRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts records through two contracts and says how the outcomes differ. What one of the contracts masks shows in no
 * difference, even where the other publishes it.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
public final class ContractComparison {

    private final Standardizer current;
    private final Standardizer candidate;
    private final HiddenFields hidden;
    private final FieldComparison fields;

    public ContractComparison(Contract current, Contract candidate) {
        this.current = current.open();
        this.candidate = candidate.open();
        this.hidden = HiddenFields.of(List.of(current.definition(), candidate.definition()));
        this.fields = new FieldComparison(hidden);
    }

    public OutcomeDifference compare(SourceRecord record) {
        return compare(current.standardize(record), candidate.standardize(record));
    }

    private OutcomeDifference compare(Outcome before, Outcome after) {
        if (after instanceof Outcome.Rejected refused) {
            return refused(before, refused);
        }
        List<RecordError> former =
                before instanceof Outcome.Rejected rejected ? hidden.in(rejected.errors()) : List.of();
        if (after instanceof Outcome.Filtered) {
            return before instanceof Outcome.Filtered
                    ? OutcomeDifference.NONE
                    : OutcomeDifference.of(Verdict.NEWLY_FILTERED, former);
        }
        if (before instanceof Outcome.Mirrored one && after instanceof Outcome.Mirrored other) {
            return mirrored(one, other);
        }
        return before instanceof Outcome.Filtered
                ? OutcomeDifference.of(Verdict.NO_LONGER_FILTERED, List.of())
                : OutcomeDifference.of(Verdict.NEWLY_ACCEPTED, former);
    }

    private OutcomeDifference refused(Outcome before, Outcome.Rejected after) {
        List<RecordError> reasons = hidden.in(after.errors());
        if (!(before instanceof Outcome.Rejected former)) {
            return OutcomeDifference.of(Verdict.NEWLY_REFUSED, reasons);
        }
        Set<String> known = places(former.errors());
        if (known.equals(places(after.errors()))) {
            return OutcomeDifference.NONE;
        }
        List<RecordError> fresh = reasons.stream()
                .filter(reason -> !known.contains(place(reason)))
                .toList();
        return OutcomeDifference.of(Verdict.REFUSED_OTHERWISE, fresh.isEmpty() ? reasons : fresh);
    }

    private static Set<String> places(List<RecordError> errors) {
        return errors.stream().map(ContractComparison::place).collect(Collectors.toSet());
    }

    private static String place(RecordError error) {
        return error.code() + " " + error.pointer() + " " + error.sourcePointer();
    }

    private OutcomeDifference mirrored(Outcome.Mirrored before, Outcome.Mirrored after) {
        boolean sameKey = Arrays.equals(before.key(), after.key());
        boolean sameValue = Arrays.equals(before.value(), after.value());
        if (sameKey && sameValue) {
            return OutcomeDifference.NONE;
        }
        List<FieldChange> changes = sameValue ? List.of() : fields.changes(before.value(), after.value());
        if (sameKey && changes.isEmpty()) {
            return OutcomeDifference.NONE;
        }
        return new OutcomeDifference(
                Verdict.CHANGED, changes, sameKey ? null : key(before.key(), after.key()), List.of());
    }

    private FieldChange key(byte @Nullable [] before, byte @Nullable [] after) {
        return new FieldChange("", keyText(before), keyText(after));
    }

    private @Nullable String keyText(byte @Nullable [] key) {
        if (key == null) {
            return null;
        }
        return hidden.hidesKey() ? HiddenFields.MASKED : RecordError.shorten(new String(key, StandardCharsets.UTF_8));
    }
}
