package io.tributary.standardization.validation;

import io.tributary.standardization.codec.RecordLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Demands on an object. Most objects hold known members only, so those are looked up first; the others are gone through
 * only where some are left and something is demanded of them.
 */
final class ObjectCheck implements Check {

    private final ObjectDemands demands;
    private final String[] required;
    private final String[] names;
    private final Check[] properties;
    private final boolean demandsOfNames;
    private final int stepsPerMember;

    ObjectCheck(ObjectDemands demands) {
        this.demands = demands;
        this.required = demands.required().toArray(String[]::new);
        this.names = demands.properties().keySet().toArray(String[]::new);
        this.properties = demands.properties().values().toArray(Check[]::new);
        this.demandsOfNames =
                demands.names() != FixedCheck.ANYTHING || !demands.patterns().isEmpty();
        this.stepsPerMember = 1 + demands.patterns().size();
    }

    @Override
    public boolean accepts(Object value, Effort effort) {
        if (!(value instanceof Map<?, ?> members)) {
            return !demands.objectOnly();
        }
        effort.spend(1 + (long) members.size() * stepsPerMember);
        return demands.size().contain(members.size())
                && lacking(members) == null
                && acceptsMembers(members, effort)
                && demands.acceptsDependencies(members, effort);
    }

    private @Nullable String lacking(Map<?, ?> members) {
        for (String name : required) {
            if (members.get(name) == null) {
                return name;
            }
        }
        return null;
    }

    private boolean acceptsMembers(Map<?, ?> members, Effort effort) {
        int known = 0;
        for (int i = 0; i < names.length; i++) {
            Object member = members.get(names[i]);
            if (member != null) {
                if (!properties[i].accepts(member, effort)) {
                    return false;
                }
                known++;
            }
        }
        if (demandsOfNames) {
            return acceptsByName(members, effort);
        }
        return known == members.size()
                || demands.additional() == FixedCheck.ANYTHING
                || acceptsAdditional(members, effort);
    }

    private boolean acceptsByName(Map<?, ?> members, Effort effort) {
        for (Map.Entry<?, ?> member : members.entrySet()) {
            if (!demands.ofOther((String) member.getKey(), effort).accepts(member.getValue(), effort)) {
                return false;
            }
        }
        return true;
    }

    private boolean acceptsAdditional(Map<?, ?> members, Effort effort) {
        for (Map.Entry<?, ?> member : members.entrySet()) {
            if (!demands.properties().containsKey((String) member.getKey())
                    && !demands.additional().accepts(member.getValue(), effort)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public @Nullable Refusal refusal(Object value, Effort effort) {
        if (!(value instanceof Map<?, ?> members)) {
            return demands.objectOnly() ? Refusal.by("type") : null;
        }
        effort.spend(1 + (long) members.size() * stepsPerMember);
        if (!demands.size().contain(members.size())) {
            return Refusal.by(members.size() < demands.size().min() ? "minProperties" : "maxProperties");
        }
        String lacking = lacking(members);
        return lacking == null
                ? refusalInside(members, effort)
                : Refusal.by("required").inside(lacking);
    }

    private @Nullable Refusal refusalInside(Map<?, ?> members, Effort effort) {
        for (Map.Entry<?, ?> member : members.entrySet()) {
            String name = (String) member.getKey();
            Refusal refusal = demands.refusalOfMember(name, member.getValue(), effort);
            if (refusal != null) {
                return refusal.inside(name);
            }
        }
        return demands.acceptsDependencies(members, effort) ? null : Refusal.by("dependencies");
    }

    @Override
    public void count(Object value, ReportCost cost) {
        cost.add(1);
        if (value instanceof Map<?, ?> members) {
            cost.add(required.length + names.length);
            members.forEach((name, member) -> demands.countMember((String) name, member, cost));
            demands.countDependencies(members, cost);
        }
    }

    @Override
    public Check over(LayoutBinding binding) {
        RecordLayout layout = binding.layout();
        List<Check> checks = new ArrayList<>(layout.size());
        for (int place = 0; place < layout.size(); place++) {
            checks.add(demands.ofMember(layout.nameAt(place), new Effort()));
        }
        return new LaidOutObjectCheck(this, layout, demands.withDependenciesOver(binding), checks);
    }
}
