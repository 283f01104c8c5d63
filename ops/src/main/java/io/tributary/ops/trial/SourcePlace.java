package io.tributary.ops.trial;

import io.tributary.standardization.mapping.SingularPath;

/** Brings paths of RFC 9535 into the form of JSON Pointers, so that both can be compared. Stateless. */
final class SourcePlace {

    private SourcePlace() {}

    /** However the path is written: with dots or brackets, quotes of either kind, blanks, escapes. */
    static String of(String query) {
        return SingularPath.parse(query).starredPointer();
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
