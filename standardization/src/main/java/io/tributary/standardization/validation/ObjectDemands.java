package io.tributary.standardization.validation;

import io.tributary.standardization.codec.RecordLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

        boolean isMetBy(Map<?, ?> members) {
            for (String name : required) {
                if (members.get(name) == null) {
                    return false;
                }
            }
            return whole.accepts(members);
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
    Check ofMember(String name) {
        List<Check> checks = new ArrayList<>();
        checks.add(ofOther(name));
        Check property = members.properties.get(name);
        if (property != null) {
            checks.add(property);
        }
        checks.removeIf(check -> check == FixedCheck.ANYTHING);
        return checks.isEmpty() ? FixedCheck.ANYTHING : CombinedCheck.of(checks, CombinedCheck.Criterion.ALL);
    }

    /** What is demanded of a member of this name beside what {@code properties} says. */
    Check ofOther(String name) {
        if (!names.accepts(name)) {
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

    private static Check both(Check one, Check other) {
        return one == FixedCheck.ANYTHING ? other : CombinedCheck.of(List.of(one, other), CombinedCheck.Criterion.ALL);
    }

    boolean acceptsDependencies(Map<?, ?> object) {
        // Not by an iterator, which would be all that the check allocates.
        for (int i = 0; i < dependencies.size(); i++) {
            Dependency dependency = dependencies.get(i);
            if (object.get(dependency.ifPresent) != null && !dependency.isMetBy(object)) {
                return false;
            }
        }
        return true;
    }

    ObjectDemands withDependenciesOver(RecordLayout layout) {
        List<Dependency> bound = dependencies.stream()
                .map(dependency ->
                        new Dependency(dependency.ifPresent, dependency.required, dependency.whole.over(layout)))
                .toList();
        return new ObjectDemands(objectOnly, size, required, members, names, bound);
    }
}
