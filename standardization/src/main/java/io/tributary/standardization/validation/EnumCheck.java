package io.tributary.standardization.validation;

import io.tributary.standardization.codec.JsonNull;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/**
 * A value is one of several. Equality is everit's: an integer equals a decimal of the same worth, but two decimals are equal
 * only with the same digits, as are numbers inside of arrays and objects. A null inside an object equals a member that is
 * not there, as long as both objects have as many members; it is looked for from the side that everit starts at.
 */
final class EnumCheck implements Check {

    private final Set<Object> scalars = new HashSet<>();
    private final List<Object> containers = new ArrayList<>();
    private final Number[] numbers;
    private final boolean startsAtValue;

    private EnumCheck(List<@Nullable Object> values, boolean startsAtValue) {
        this.startsAtValue = startsAtValue;
        for (Object value : values) {
            Object tree = tree(value);
            (isContainer(tree) ? containers : scalars).add(tree);
        }
        this.numbers = scalars.stream()
                .filter(Number.class::isInstance)
                .map(Number.class::cast)
                .toArray(Number[]::new);
    }

    /** For {@code enum}. */
    static EnumCheck oneOf(List<@Nullable Object> values) {
        return new EnumCheck(values, false);
    }

    /** For {@code const}. */
    static EnumCheck only(@Nullable Object value) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(value);
        return new EnumCheck(values, true);
    }

    @Override
    public boolean accepts(Object value, Effort effort) {
        if (isContainer(value)) {
            return isOneOfContainers(value, effort);
        }
        if (scalars.contains(value)) {
            return true;
        }
        return numbers.length > 0 && value instanceof Number number && hasWorthOfOther(number);
    }

    /** One comparison costs no more than the schema is long, since sizes are compared first. */
    private boolean isOneOfContainers(Object value, Effort effort) {
        effort.spend(containers.size());
        for (Object container : containers) {
            if (startsAtValue ? areEqual(value, container) : areEqual(container, value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isContainer(Object value) {
        return value instanceof Map || value instanceof List;
    }

    private static boolean areEqual(Object one, @Nullable Object other) {
        if (one instanceof Map<?, ?> members) {
            return other instanceof Map<?, ?> others && areEqualMembers(members, others);
        }
        if (one instanceof List<?> elements) {
            return other instanceof List<?> others && areEqualElements(elements, others);
        }
        return one.equals(other);
    }

    private static boolean areEqualMembers(Map<?, ?> members, Map<?, ?> others) {
        if (members.size() != others.size()) {
            return false;
        }
        for (Map.Entry<?, ?> member : members.entrySet()) {
            Object counterpart = others.get(member.getKey());
            boolean isMissingNull = counterpart == null && member.getValue() == JsonNull.NULL;
            if (!isMissingNull && !areEqual(member.getValue(), counterpart)) {
                return false;
            }
        }
        return true;
    }

    private static boolean areEqualElements(List<?> elements, List<?> others) {
        if (elements.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < elements.size(); i++) {
            if (!areEqual(elements.get(i), others.get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public @Nullable Refusal refusal(Object value, Effort effort) {
        return accepts(value, effort) ? null : Refusal.by(startsAtValue ? "const" : "enum");
    }

    /** everit copies the value and writes it out. */
    @Override
    public void count(Object value, ReportCost cost) {
        cost.add(1);
        cost.addQuote(value);
    }

    private boolean hasWorthOfOther(Number number) {
        for (Number candidate : numbers) {
            if (candidate.getClass() != number.getClass()
                    && ExactDecimal.of(candidate).compareTo(ExactDecimal.of(number)) == 0) {
                return true;
            }
        }
        return false;
    }

    /** A value of everit's model as it would stand in a tree. */
    private static Object tree(@Nullable Object value) {
        if (value == null || value == JSONObject.NULL) {
            return JsonNull.NULL;
        }
        if (value instanceof Integer number) {
            return number.longValue();
        }
        if (value instanceof Map<?, ?> members) {
            Map<Object, Object> tree = new LinkedHashMap<>();
            members.forEach((name, member) -> tree.put(name, tree(member)));
            return tree;
        }
        if (value instanceof List<?> elements) {
            List<Object> tree = new ArrayList<>();
            elements.forEach(element -> tree.add(tree(element)));
            return tree;
        }
        return value;
    }
}
