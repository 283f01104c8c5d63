package io.tributary.standardization.validation;

import io.tributary.standardization.codec.RecordLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

    ObjectCheck(ObjectDemands demands) {
        this.demands = demands;
        this.required = demands.required().toArray(String[]::new);
        this.names = demands.properties().keySet().toArray(String[]::new);
        this.properties = demands.properties().values().toArray(Check[]::new);
        this.demandsOfNames =
                demands.names() != FixedCheck.ANYTHING || !demands.patterns().isEmpty();
    }

    @Override
    public boolean accepts(Object value) {
        if (!(value instanceof Map<?, ?> members)) {
            return !demands.objectOnly();
        }
        return demands.size().contain(members.size())
                && hasRequired(members)
                && acceptsMembers(members)
                && demands.acceptsDependencies(members);
    }

    private boolean hasRequired(Map<?, ?> members) {
        for (String name : required) {
            if (members.get(name) == null) {
                return false;
            }
        }
        return true;
    }

    private boolean acceptsMembers(Map<?, ?> members) {
        int known = 0;
        for (int i = 0; i < names.length; i++) {
            Object member = members.get(names[i]);
            if (member != null) {
                if (!properties[i].accepts(member)) {
                    return false;
                }
                known++;
            }
        }
        if (demandsOfNames) {
            return acceptsByName(members);
        }
        return known == members.size() || demands.additional() == FixedCheck.ANYTHING || acceptsAdditional(members);
    }

    private boolean acceptsByName(Map<?, ?> members) {
        for (Map.Entry<?, ?> member : members.entrySet()) {
            if (!demands.ofOther((String) member.getKey()).accepts(member.getValue())) {
                return false;
            }
        }
        return true;
    }

    private boolean acceptsAdditional(Map<?, ?> members) {
        for (Map.Entry<?, ?> member : members.entrySet()) {
            if (!demands.properties().containsKey((String) member.getKey())
                    && !demands.additional().accepts(member.getValue())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Check over(RecordLayout layout) {
        List<Check> checks = new ArrayList<>(layout.size());
        for (int place = 0; place < layout.size(); place++) {
            Check check = demands.ofMember(layout.nameAt(place));
            RecordLayout nested = layout.nestedAt(place);
            checks.add(nested == null ? check : check.over(nested));
        }
        return new LaidOutObjectCheck(this, layout, demands.withDependenciesOver(layout), checks);
    }
}
