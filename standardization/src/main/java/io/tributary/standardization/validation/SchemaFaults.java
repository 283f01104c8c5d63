package io.tributary.standardization.validation;

import io.tributary.core.outcome.RecordError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that is wrong in a schema that cannot be used, since the libraries stop at the first fault. A place is told
 * once.
 *
 * <p><b>Threading:</b> confined to one thread; for one schema.
 */
final class SchemaFaults {

    private static final int SHOWN = 20;

    private final SchemaDraft draft;
    private final Map<String, String> byPlace = new LinkedHashMap<>();

    private SchemaFaults(SchemaDraft draft) {
        this.draft = draft;
    }

    /** Against the draft's own meta-schema, and of its patterns and counts; empty where nothing was found so. */
    static List<String> in(Map<?, ?> document, SchemaDraft draft) {
        SchemaFaults faults = new SchemaFaults(draft);
        faults.look("", document);
        for (SchemaViolation violation : NetworkntModel.againstMetaSchema(document, draft.dialect())) {
            String demanded = violation.expected() == null ? "" : ": " + violation.expected();
            faults.add(violation.pointer(), "it breaks '" + violation.keyword() + demanded + "' of its meta-schema");
        }
        return faults.byPlace.entrySet().stream()
                .map(fault -> "at '" + fault.getKey() + "' " + fault.getValue())
                .toList();
    }

    static String joined(List<String> faults) {
        String shown = String.join("; ", faults.subList(0, Math.min(SHOWN, faults.size())));
        return faults.size() > SHOWN ? shown + "; and " + (faults.size() - SHOWN) + " more" : shown;
    }

    private void add(String place, String fault) {
        byPlace.putIfAbsent(place, fault);
    }

    private void look(String place, Object value) {
        if (value instanceof List<?> elements) {
            for (int i = 0; i < elements.size(); i++) {
                look(place + "/" + i, elements.get(i));
            }
        } else if (value instanceof Map<?, ?> members) {
            members.forEach((name, member) -> member(place, (String) name, member));
        }
    }

    private void member(String at, String name, Object member) {
        String place = at + "/" + name.replace("~", "~0").replace("/", "~1");
        if (SchemaKeywords.OF_DATA.contains(name)) {
            return;
        }
        if (name.equals("pattern") && member instanceof String pattern) {
            lookAt(place, pattern);
        } else if (SchemaKeywords.OF_COUNTS.contains(name)) {
            lookAtCount(place, member);
        } else if (SchemaKeywords.OF_NAMES.contains(name) && member instanceof Map<?, ?> named) {
            named.forEach((key, schema) -> {
                String inside = place + "/" + ((String) key).replace("~", "~0").replace("/", "~1");
                if (name.equals("patternProperties")) {
                    lookAt(inside, (String) key);
                }
                look(inside, schema);
            });
        } else {
            look(place, member);
        }
    }

    private void lookAtCount(String place, Object count) {
        if (draft == SchemaDraft.DRAFT_4 && WholeCounts.isUnplain(count)) {
            add(
                    place,
                    "stands " + RecordError.shorten(String.valueOf(count)) + ", which is no integer in draft-04: write "
                            + WholeCounts.plain(count) + ", or name draft-06 or a later one under '$schema'");
        }
    }

    private void lookAt(String place, String pattern) {
        try {
            LinearRegex.requireUsable(pattern);
        } catch (IllegalArgumentException e) {
            add(place, RecordError.shorten(String.valueOf(e.getMessage())));
        }
    }
}
