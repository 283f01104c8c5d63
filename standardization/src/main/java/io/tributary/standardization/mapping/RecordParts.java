package io.tributary.standardization.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A record made of the members alone that a contract's expressions read. An expression that has an answer on it has the same
 * on the whole record: it tells less, never something else. What it cannot tell is an object without any of these
 * members from none.
 *
 * <p><b>Threading:</b> immutable.
 */
final class RecordParts {

    private final List<Part> parts = new ArrayList<>();

    RecordParts(Map<List<String>, Integer> members) {
        members.forEach((names, slot) -> {
            if (!isWithinAnother(names, members.keySet())) {
                parts.add(new Part(List.copyOf(names), slot));
            }
        });
    }

    private record Part(List<String> names, int slot) {}

    private static boolean isWithinAnother(List<String> names, Set<List<String>> all) {
        for (int length = 1; length < names.size(); length++) {
            if (all.contains(names.subList(0, length))) {
                return true;
            }
        }
        return false;
    }

    Object of(@Nullable Object[] slots) {
        Map<String, Object> record = new LinkedHashMap<>();
        for (Part part : parts) {
            Object value = slots[part.slot()];
            if (value != null) {
                put(record, part.names(), value);
            }
        }
        return record;
    }

    @SuppressWarnings("unchecked") // No part lies within another, so that all on the way are maps made here.
    private static void put(Map<String, Object> record, List<String> names, Object value) {
        Map<String, Object> object = record;
        int last = names.size() - 1;
        for (String name : names.subList(0, last)) {
            object = (Map<String, Object>) object.computeIfAbsent(name, key -> new LinkedHashMap<String, Object>());
        }
        object.put(names.get(last), value);
    }
}
