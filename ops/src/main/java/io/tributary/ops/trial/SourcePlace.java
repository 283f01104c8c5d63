package io.tributary.ops.trial;

import java.util.regex.Pattern;

/** Brings paths of RFC 9535 into the form of JSON Pointers, so that both can be compared. Stateless. */
final class SourcePlace {

    private static final Pattern QUOTED = Pattern.compile("\\[(['\"])(.*?)\\1]");
    private static final Pattern INDEX = Pattern.compile("\\[(-?\\d+)]");

    private SourcePlace() {}

    static String of(String query) {
        String path = query.startsWith("$") ? query.substring(1) : query;
        String named = QUOTED.matcher(path).replaceAll(".$2");
        return INDEX.matcher(named).replaceAll(".$1").replace('.', '/');
    }

    /** Whether one place lies within the other, or they are the same. An index counts as any index. */
    static boolean overlap(String left, String right) {
        String one = anyIndex(left);
        String other = anyIndex(right);
        return one.startsWith(other) || other.startsWith(one);
    }

    private static String anyIndex(String place) {
        return (place + "/").replaceAll("/-?\\d+(?=/)", "/*");
    }
}
