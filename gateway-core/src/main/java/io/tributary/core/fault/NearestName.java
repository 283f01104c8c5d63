package io.tributary.core.fault;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the name that a person most likely meant. */
public final class NearestName {

    private static final int SHORT_NAME = 3;
    private static final int MIDDLE_NAME = 7;

    private NearestName() {}

    /**
     * The valid name with the fewest slips of the pen between it and the given one (a letter too many, too few, other
     * than meant, or two swapped; case does not count), or none where nothing is near enough to be worth a guess.
     */
    public static @Nullable String of(String given, Collection<String> valid) {
        String wanted = given.toLowerCase(Locale.ROOT);
        int allowed = slipsAllowed(given.length());
        String nearest = null;
        int fewest = allowed + 1;
        for (String candidate : valid) {
            if (Math.abs(candidate.length() - given.length()) > allowed) {
                continue;
            }
            int slips = slips(wanted, candidate.toLowerCase(Locale.ROOT));
            if (slips < fewest) {
                fewest = slips;
                nearest = candidate;
            }
        }
        return nearest;
    }

    private static int slipsAllowed(int length) {
        if (length <= SHORT_NAME) {
            return 1;
        }
        return length <= MIDDLE_NAME ? 2 : 3;
    }

    /** The distance of Damerau and Levenshtein in its restricted form (optimal string alignment). */
    private static int slips(String left, String right) {
        int[] beforeLast = new int[right.length() + 1];
        int[] last = new int[right.length() + 1];
        int[] current = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int replaced = last[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                int best = Math.min(replaced, 1 + Math.min(last[j], current[j - 1]));
                boolean swapped = i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1);
                current[j] = swapped ? Math.min(best, beforeLast[j - 2] + 1) : best;
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = current;
            current = spare;
        }
        return last[right.length()];
    }
}
