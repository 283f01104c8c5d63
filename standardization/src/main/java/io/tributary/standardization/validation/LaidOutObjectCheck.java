package io.tributary.standardization.validation;

import io.tributary.standardization.codec.LaidOutRecord;
import io.tributary.standardization.codec.RecordLayout;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Demands on records of one layout. What depends on names alone, such as whether a further member is permitted, was decided
 * when the check was bound; a record is gone through once, by place. Any other value goes the general way.
 */
final class LaidOutObjectCheck implements Check {

    private final Check general;
    private final RecordLayout layout;
    private final ObjectDemands demands;
    private final @Nullable Check[] checks;
    private final boolean[] required;
    private final boolean isSatisfiable;

    /** @param checks by place, all that is demanded of the member there */
    LaidOutObjectCheck(Check general, RecordLayout layout, ObjectDemands demands, List<Check> checks) {
        this.general = general;
        this.layout = layout;
        this.demands = demands;
        this.checks = checks.stream()
                .map(check -> check == FixedCheck.ANYTHING ? null : check)
                .toArray(Check[]::new);
        this.required = new boolean[layout.size()];
        Set<String> names = new HashSet<>(demands.required());
        for (int place = 0; place < required.length; place++) {
            required[place] = names.remove(layout.nameAt(place));
        }
        this.isSatisfiable = names.isEmpty();
    }

    @Override
    public boolean accepts(Object value, Effort effort) {
        if (!(value instanceof LaidOutRecord record) || record.layout() != layout) {
            return general.accepts(value, effort);
        }
        effort.spend(1);
        return isSatisfiable
                && demands.size().contain(record.size())
                && acceptsMembers(record, effort)
                && demands.acceptsDependencies(record, effort);
    }

    private boolean acceptsMembers(LaidOutRecord record, Effort effort) {
        for (int place = 0; place < checks.length; place++) {
            Object member = record.valueAt(place);
            if (member == null) {
                if (required[place]) {
                    return false;
                }
            } else {
                Check check = checks[place];
                if (check != null && !check.accepts(member, effort)) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public @Nullable Refusal refusal(Object value, Effort effort) {
        return general.refusal(value, effort);
    }

    @Override
    public void count(Object value, ReportCost cost) {
        general.count(value, cost);
    }

    @Override
    public Check over(LayoutBinding binding) {
        return binding.of(general);
    }
}
