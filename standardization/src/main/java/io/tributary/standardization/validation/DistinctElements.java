package io.tributary.standardization.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.everit.json.schema.ObjectComparator;

/**
 * Whether no two elements of an array are equal. Equality is everit's: 1 equals 1.0, but 1.0 does not equal 1.00. Elements
 * are first sorted by a hash that all equal values share, so that a long array costs no more than its length. Stateless.
 */
final class DistinctElements {

    /** Below this, comparing each with each is cheaper. */
    private static final int FEW = 8;

    private DistinctElements() {}

    static boolean in(List<?> elements) {
        if (elements.size() <= FEW) {
            return areDistinct(elements);
        }
        Map<Integer, List<Object>> byHash = new HashMap<>(elements.size() * 2);
        for (Object element : elements) {
            byHash.computeIfAbsent(hash(element), hash -> new ArrayList<>(1)).add(element);
        }
        return byHash.values().stream().allMatch(DistinctElements::areDistinct);
    }

    private static boolean areDistinct(List<?> elements) {
        for (int i = 1; i < elements.size(); i++) {
            Object later = elements.get(i);
            for (int j = 0; j < i; j++) {
                if (areEqual(elements.get(j), later)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean areEqual(Object one, Object other) {
        if (isContainer(one) || isContainer(other)) {
            // everit's own comparison, since that of objects depends on how org.json orders names.
            return isContainer(one)
                    && isContainer(other)
                    && ObjectComparator.deepEquals(OrgJson.from(one), OrgJson.from(other));
        }
        if (one instanceof Number number && other instanceof Number second && one.getClass() != other.getClass()) {
            return ExactDecimal.of(number).compareTo(ExactDecimal.of(second)) == 0;
        }
        return one.equals(other);
    }

    private static boolean isContainer(Object value) {
        return value instanceof Map || value instanceof List;
    }

    private static int hash(Object value) {
        if (value instanceof Number number) {
            return Double.hashCode(number.doubleValue());
        }
        if (value instanceof List<?> elements) {
            int hash = 1;
            for (Object element : elements) {
                hash = 31 * hash + hash(element);
            }
            return hash;
        }
        if (value instanceof Map<?, ?> members) {
            int hash = 2;
            for (Map.Entry<?, ?> member : members.entrySet()) {
                hash += member.getKey().hashCode() ^ 31 * hash(member.getValue());
            }
            return hash;
        }
        return value.hashCode();
    }
}
