package io.tributary.standardization.validation;

import io.tributary.standardization.codec.RecordLayout;
import java.util.Arrays;
import java.util.List;

/** Several checks of one value: so many of them must accept it. */
final class CombinedCheck implements Check {

    private final Check[] parts;
    private final Criterion criterion;

    /** How many. */
    enum Criterion {
        ALL,
        ANY,
        ONE
    }

    private CombinedCheck(Check[] parts, Criterion criterion) {
        this.parts = parts;
        this.criterion = criterion;
    }

    static Check of(List<Check> parts, Criterion criterion) {
        return parts.size() == 1 ? parts.get(0) : new CombinedCheck(parts.toArray(Check[]::new), criterion);
    }

    @Override
    public boolean accepts(Object value) {
        return switch (criterion) {
            case ALL -> all(value);
            case ANY -> any(value);
            case ONE -> one(value);
        };
    }

    private boolean all(Object value) {
        for (Check part : parts) {
            if (!part.accepts(value)) {
                return false;
            }
        }
        return true;
    }

    private boolean any(Object value) {
        for (Check part : parts) {
            if (part.accepts(value)) {
                return true;
            }
        }
        return false;
    }

    private boolean one(Object value) {
        int accepting = 0;
        for (Check part : parts) {
            if (part.accepts(value) && ++accepting > 1) {
                return false;
            }
        }
        return accepting == 1;
    }

    @Override
    public Check over(RecordLayout layout) {
        return new CombinedCheck(
                Arrays.stream(parts).map(part -> part.over(layout)).toArray(Check[]::new), criterion);
    }
}
