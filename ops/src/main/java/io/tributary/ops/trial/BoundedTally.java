package io.tributary.ops.trial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts by key, with a few examples each. Keys that come after the bound are counted under one that stands for the rest,
 * so that data with ever new keys does not fill the memory.
 *
 * @param <K> the key
 * @param <E> an example
 */
final class BoundedTally<K, E> {

    private static final int MAX_KEYS = 1000;

    private final Map<K, Count<K, E>> counts = new LinkedHashMap<>();
    private final K rest;
    private final int maxExamples;

    BoundedTally(K rest, int maxExamples) {
        this.rest = rest;
        this.maxExamples = maxExamples;
    }

    /** How often a key came. */
    private static final class Count<K, E> {
        private final K key;
        private final List<E> examples = new ArrayList<>();
        private long number;

        private Count(K key) {
            this.key = key;
        }
    }

    void add(K key, E example) {
        K counted = counts.containsKey(key) || counts.size() < MAX_KEYS ? key : rest;
        Count<K, E> count = counts.computeIfAbsent(counted, Count::new);
        count.number++;
        if (count.examples.size() < maxExamples) {
            count.examples.add(example);
        }
    }

    /** The most frequent first; of equal ones the one that came first. */
    List<Tallied<K, E>> byFrequency() {
        return counts.values().stream()
                .sorted(Comparator.comparingLong((Count<K, E> count) -> count.number)
                        .reversed())
                .map(count -> new Tallied<>(count.key, count.number, List.copyOf(count.examples)))
                .toList();
    }
}
