package io.tributary.standardization.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.everit.json.schema.ObjectComparator;

/**
 * Whether no two elements of an array are equal. Equality is everit's: 1 equals 1.0, but 1.0 does not equal 1.00, so that it
 * is no equivalence. Elements are first sorted by a text that all equal values share; texts of one hash are still found by
 * their order, whoever chose them.
 *
 * <p><b>Threading:</b> confined to one thread; for one array.
 */
final class DistinctElements {

    /** Below this, comparing each scalar with each is cheaper. */
    private static final int FEW = 8;
    /** So many comparisons cost everit as much as one evaluation. */
    private static final int COMPARISONS = 64;

    private static final int UNITS = 16;

    private final Map<String, List<Object>> byKey;
    private final Effort effort;

    private DistinctElements(int size, Effort effort) {
        this.byKey = new HashMap<>(size * 2);
        this.effort = effort;
    }

    static boolean in(List<?> elements, Effort effort) {
        if (elements.size() <= FEW && areScalars(elements)) {
            return areDistinct(elements);
        }
        DistinctElements distinct = new DistinctElements(elements.size(), effort);
        for (Object element : elements) {
            if (!distinct.add(element)) {
                return false;
            }
        }
        return true;
    }

    private static boolean areScalars(List<?> elements) {
        for (int i = 0; i < elements.size(); i++) {
            if (EqualityKey.isContainer(elements.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Of everit's own check, in evaluations. */
    static long costOfEachWithEach(List<?> elements) {
        long parts = 0;
        for (Object element : elements) {
            parts += parts(element);
        }
        return elements.size() * parts / COMPARISONS;
    }

    private static long parts(Object value) {
        long parts = 1;
        if (value instanceof Map<?, ?> members) {
            for (Object member : members.values()) {
                parts += parts(member);
            }
        } else if (value instanceof List<?> elements) {
            for (Object element : elements) {
                parts += parts(element);
            }
        }
        return parts;
    }

    private static boolean areDistinct(List<?> scalars) {
        for (int i = 1; i < scalars.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (ObjectComparator.deepEquals(scalars.get(j), scalars.get(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean add(Object element) {
        Object comparable = OrgJson.from(element);
        String key = EqualityKey.of(comparable);
        effort.spend(1 + key.length() / UNITS);
        List<Object> alike = byKey.computeIfAbsent(key, added -> new ArrayList<>(1));
        for (Object earlier : alike) {
            effort.spend(1 + key.length() / UNITS);
            if (ObjectComparator.deepEquals(earlier, comparable)) {
                return false;
            }
        }
        alike.add(comparable);
        return true;
    }
}
