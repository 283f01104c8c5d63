package io.tributary.standardization.validation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Several checks of one value: so many of them must accept it. */
final class CombinedCheck implements Check {

    private final List<Check> written;
    private final Check[] parts;
    private final Criterion criterion;

    /** How many. */
    enum Criterion {
        ALL("allOf"),
        ANY("anyOf"),
        ONE("oneOf");

        private final String keyword;

        Criterion(String keyword) {
            this.keyword = keyword;
        }
    }

    private CombinedCheck(List<Check> written, Criterion criterion) {
        this.written = written;
        this.parts = (criterion == Criterion.ONE ? written : different(written)).toArray(Check[]::new);
        this.criterion = criterion;
    }

    static Check of(List<Check> parts, Criterion criterion) {
        return parts.size() == 1 ? parts.get(0) : new CombinedCheck(parts, criterion);
    }

    /** Where all or any must accept, the same check twice decides nothing, and would double the work at each level. */
    private static List<Check> different(List<Check> parts) {
        Set<Check> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Check> different = new ArrayList<>(parts);
        different.removeIf(part -> !seen.add(part));
        return different;
    }

    @Override
    public boolean accepts(Object value, Effort effort) {
        effort.spend(1);
        return switch (criterion) {
            case ALL -> all(value, effort);
            case ANY -> any(value, effort);
            case ONE -> one(value, effort);
        };
    }

    private boolean all(Object value, Effort effort) {
        for (Check part : parts) {
            if (!part.accepts(value, effort)) {
                return false;
            }
        }
        return true;
    }

    private boolean any(Object value, Effort effort) {
        for (Check part : parts) {
            if (part.accepts(value, effort)) {
                return true;
            }
        }
        return false;
    }

    private boolean one(Object value, Effort effort) {
        int accepting = 0;
        for (Check part : parts) {
            if (part.accepts(value, effort) && ++accepting > 1) {
                return false;
            }
        }
        return accepting == 1;
    }

    @Override
    public @Nullable Refusal refusal(Object value, Effort effort) {
        if (criterion != Criterion.ALL) {
            return accepts(value, effort) ? null : Refusal.by(criterion.keyword);
        }
        effort.spend(1);
        for (Check part : parts) {
            Refusal refusal = part.refusal(value, effort);
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    /** everit evaluates every part as often as it is written. */
    @Override
    public void count(Object value, ReportCost cost) {
        cost.add(1);
        for (Check part : written) {
            part.count(value, cost);
        }
    }

    @Override
    public Check over(LayoutBinding binding) {
        return new CombinedCheck(written.stream().map(binding::of).toList(), criterion);
    }
}
