package io.tributary.standardization.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a schema demands of an object.
 *
 * @param objectOnly whether other values than objects are refused
 * @param properties by name
 * @param patterns   for members whose name matches, beside what their own name demands
 * @param additional for members with neither a name of {@code properties} nor one of {@code patterns}
 * @param names      for every name, as a text
 */
record ObjectDemands(
        boolean objectOnly,
        ArrayCheck.Bounds size,
        List<String> required,
        Members members,
        Check names,
        List<Dependency> dependencies) {

    /** Which members must satisfy what. */
    record Members(Map<String, Check> properties, List<NamePattern> patterns, Check additional) {}

    /** A demand on members by their names. */
    record NamePattern(TextRule name, Check check) {}

    /**
     * What follows from the presence of a member.
     *
     * @param required names that must be there, too
     * @param whole    what the whole object must satisfy
     */
    record Dependency(String ifPresent, Set<String> required, Check whole) {

        boolean isMetBy(Map<?, ?> members, Effort effort) {
            for (String name : required) {
                if (members.get(name) == null) {
                    return false;
                }
            }
            return whole.accepts(members, effort);
        }
    }

    Map<String, Check> properties() {
        return members.properties;
    }

    List<NamePattern> patterns() {
        return members.patterns;
    }

    Check additional() {
        return members.additional;
    }

    /** All that is demanded of a member of this name, the name itself included. */
    Check ofMember(String name, Effort effort) {
        List<Check> checks = new ArrayList<>();
        checks.add(ofOther(name, effort));
        Check property = members.properties.get(name);
        if (property != null) {
            checks.add(property);
        }
        checks.removeIf(check -> check == FixedCheck.ANYTHING);
        return checks.isEmpty() ? FixedCheck.ANYTHING : CombinedCheck.of(checks, CombinedCheck.Criterion.ALL);
    }

    /** What is demanded of a member of this name beside what {@code properties} says. */
    Check ofOther(String name, Effort effort) {
        if (!names.accepts(name, effort)) {
            return FixedCheck.NOTHING;
        }
        boolean additional = !members.properties.containsKey(name);
        Check result = FixedCheck.ANYTHING;
        for (NamePattern pattern : members.patterns) {
            if (pattern.name.accepts(name)) {
                additional = false;
                result = both(result, pattern.check);
            }
        }
        return additional ? members.additional : result;
    }

    /** Where a member, or its name, is refused, seen from the member; null where it is not. */
    @Nullable
    Refusal refusalOfMember(String name, Object value, Effort effort) {
        if (!names.accepts(name, effort)) {
            return Refusal.by("propertyNames");
        }
        Check property = members.properties.get(name);
        Refusal refusal = property == null ? null : property.refusal(value, effort);
        if (refusal != null) {
            return refusal;
        }
        Check other = ofOther(name, effort);
        return other == FixedCheck.NOTHING ? Refusal.by("additionalProperties") : other.refusal(value, effort);
    }

    void countMember(String name, Object value, ReportCost cost) {
        cost.add(1 + members.patterns.size());
        cost.addInside(names, name);
        Check property = members.properties.get(name);
        cost.addInside(property == null ? members.additional : property, value);
        for (NamePattern pattern : members.patterns) {
            if (pattern.name.accepts(name)) {
                cost.addInside(pattern.check, value);
            }
        }
    }

    void countDependencies(Map<?, ?> object, ReportCost cost) {
        for (Dependency dependency : dependencies) {
            cost.add(1 + dependency.required.size());
            if (object.get(dependency.ifPresent) != null) {
                dependency.whole.count(object, cost);
            }
        }
    }

    private static Check both(Check one, Check other) {
        return one == FixedCheck.ANYTHING ? other : CombinedCheck.of(List.of(one, other), CombinedCheck.Criterion.ALL);
    }

    boolean acceptsDependencies(Map<?, ?> object, Effort effort) {
        // Not by an iterator, which would be all that the check allocates.
        for (int i = 0; i < dependencies.size(); i++) {
            Dependency dependency = dependencies.get(i);
            if (object.get(dependency.ifPresent) != null && !dependency.isMetBy(object, effort)) {
                return false;
            }
        }
        return true;
    }

    ObjectDemands withDependenciesOver(LayoutBinding binding) {
        List<Dependency> bound = dependencies.stream()
                .map(dependency ->
                        new Dependency(dependency.ifPresent, dependency.required, binding.of(dependency.whole)))
                .toList();
        return new ObjectDemands(objectOnly, size, required, members, names, bound);
    }
}
