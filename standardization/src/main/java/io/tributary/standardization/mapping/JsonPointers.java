package io.tributary.standardization.mapping;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks up JSON Pointers (RFC 6901) in trees. Stateless. */
final class JsonPointers {

    private static final int MAX_INDEX_DIGITS = 9;

    private JsonPointers() {}

    static @Nullable Object find(Object tree, String pointer) {
        Object value = tree;
        String[] names = pointer.split("/", -1);
        for (int i = 1; i < names.length && value != null; i++) {
            value = member(value, unescape(names[i]));
        }
        return value;
    }

    /** The name of the outermost member on the way; empty where the pointer means the whole. */
    static String firstName(String pointer) {
        if (pointer.isEmpty()) {
            return "";
        }
        int end = pointer.indexOf('/', 1);
        return unescape(end < 0 ? pointer.substring(1) : pointer.substring(1, end));
    }

    /** What follows the outermost member; empty where nothing does. */
    static String rest(String pointer) {
        int end = pointer.indexOf('/', 1);
        return end < 0 ? "" : pointer.substring(end);
    }

    /** Whether one of the places lies within the other, or they are the same. */
    static boolean overlap(String left, String right) {
        return (left + "/").startsWith(right + "/") || (right + "/").startsWith(left + "/");
    }

    private static @Nullable Object member(Object value, String name) {
        if (value instanceof Map<?, ?> members) {
            return members.get(name);
        }
        boolean isIndex = !name.isEmpty()
                && name.length() <= MAX_INDEX_DIGITS
                && name.chars().allMatch(c -> c >= '0' && c <= '9');
        if (isIndex && value instanceof List<?> elements) {
            int index = Integer.parseInt(name);
            return index < elements.size() ? elements.get(index) : null;
        }
        return null;
    }

    private static String unescape(String name) {
        return name.replace("~1", "/").replace("~0", "~");
    }
}
