package io.tributary.standardization.dictionary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Finds the entries that a person most likely meant by a value that is none. Made for names of places and things in Chinese, where
 * slips of the pen say little: names are short, are shortened (延边州 for 延边朝鲜族自治州), and end alike (市, 区). So names are
 * compared by the characters that they have in common, in order, and a character counts the more the fewer entries have it.
 *
 * <p>Looks only at entries that share a character with the value, and compares the most promising of them closely. The answer depends on
 * nothing but the entries and the value.
 *
 * <p><b>Threading:</b> immutable.
 */
final class NearestEntries {

    private static final int MAX_CHARACTERS = 64;
    private static final int COMPARED_CLOSELY = 32;

    /** Of a hundred: how much two names must have in common to be worth a guess. */
    private static final int ENOUGH = 55;

    private static final int PERCENT = 100;

    /** Weights are whole numbers, so that sums do not depend on their order. */
    private static final int WEIGHT_UNIT = 1000;

    private final List<String> entries;
    private final Map<Integer, int[]> holders;

    NearestEntries(Set<String> values) {
        this.entries = values.stream().sorted().toList();
        Map<Integer, List<Integer>> growing = new HashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            int entry = i;
            Arrays.stream(characters(entries.get(i)))
                    .distinct()
                    .forEach(c -> growing.computeIfAbsent(c, key -> new ArrayList<>(1))
                            .add(entry));
        }
        this.holders = new HashMap<>(growing.size() * 2);
        growing.forEach((character, list) ->
                holders.put(character, list.stream().mapToInt(Integer::intValue).toArray()));
    }

    private record Scored(String entry, int score, int lengthApart) {}

    /** At most so many other ones, the nearest first; none where nothing is near enough. */
    List<String> to(String value, int most) {
        int[] wanted = characters(value);
        int[] shared = new int[entries.size()];
        for (int character : Arrays.stream(wanted).distinct().toArray()) {
            int weight = weight(character);
            for (int entry : holders.getOrDefault(character, new int[0])) {
                shared[entry] += weight;
            }
        }
        return promising(shared).stream()
                .map(entries::get)
                .filter(entry -> !entry.equals(value))
                .map(entry -> scored(wanted, entry))
                .filter(scored -> scored.score() >= ENOUGH)
                .sorted(Comparator.comparingInt(Scored::score)
                        .reversed()
                        .thenComparingInt(Scored::lengthApart)
                        .thenComparing(Scored::entry))
                .limit(most)
                .map(Scored::entry)
                .toList();
    }

    private static List<Integer> promising(int[] shared) {
        Comparator<Integer> worstFirst = Comparator.comparingInt((Integer entry) -> shared[entry])
                .thenComparing(Comparator.<Integer>reverseOrder());
        PriorityQueue<Integer> best = new PriorityQueue<>(COMPARED_CLOSELY + 1, worstFirst);
        int least = 0;
        for (int entry = 0; entry < shared.length; entry++) {
            // Of equals the first stays, so that what shares no more than the worst need not be looked at.
            if (shared[entry] > least) {
                best.add(entry);
                if (best.size() > COMPARED_CLOSELY) {
                    best.remove();
                    least = shared[best.element()];
                }
            }
        }
        return List.copyOf(best);
    }

    private Scored scored(int[] wanted, String entry) {
        int[] characters = characters(entry);
        int common = common(wanted, characters);
        int whole = sum(wanted) + sum(characters);
        int alike = whole == 0 ? 0 : (int) (2L * PERCENT * common / whole);
        boolean isPart = common == sum(wanted) || common == sum(characters);
        // A name within the other is a short or a long form of it, as far as anything speaks for it.
        int score = isPart && Math.min(wanted.length, characters.length) > 1 ? Math.max(alike, ENOUGH) : alike;
        return new Scored(entry, score, Math.abs(wanted.length - characters.length));
    }

    /** The weight of the heaviest common subsequence. */
    private int common(int[] left, int[] right) {
        int[] last = new int[right.length + 1];
        for (int character : left) {
            int diagonal = 0;
            int weight = weight(character);
            for (int j = 1; j <= right.length; j++) {
                int above = last[j];
                last[j] = character == right[j - 1] ? diagonal + weight : Math.max(above, last[j - 1]);
                diagonal = above;
            }
        }
        return last[right.length];
    }

    private int sum(int[] characters) {
        int sum = 0;
        for (int character : characters) {
            sum += weight(character);
        }
        return sum;
    }

    /** How much a character tells: the logarithm of how many entries there are to one that has it. */
    private int weight(int character) {
        int count = holders.getOrDefault(character, new int[0]).length;
        return (int) (WEIGHT_UNIT * StrictMath.log1p((double) entries.size() / (count + 1)));
    }

    /** Without blanks and regardless of case. */
    private static int[] characters(String text) {
        return text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> !Character.isWhitespace(c) && c != '\u3000')
                .limit(MAX_CHARACTERS)
                .toArray();
    }
}
