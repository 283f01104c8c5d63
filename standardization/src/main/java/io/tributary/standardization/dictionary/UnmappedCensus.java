package io.tributary.standardization.dictionary;

import io.tributary.core.outcome.RecordError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts the values that a look-up did not find, and knows the nearest entries to each. Only refused records come here.
 *
 * <p>Invariants: (1) at most {@value #MAX_VALUES} values are held, each shortened; what comes beyond them is counted together. (2) The nearest entries to
 * a value are the same whether it is held or not.
 *
 * <p><b>Threading:</b> safe; a thread that looks for the nearest entries keeps no other one waiting.
 */
public final class UnmappedCensus {

    static final int MAX_VALUES = 1000;
    private static final int NEAREST = 3;

    private final Set<String> entries;
    private final Map<String, Sighting> sightings = new LinkedHashMap<>();
    private long others;
    private @Nullable NearestEntries nearest;

    /**
     * @param entries what the look-up knows
     */
    public UnmappedCensus(Set<String> entries) {
        this.entries = entries;
    }

    /**
     * A value that was not found.
     *
     * @param nearest the entries that may have been meant, the likeliest first
     */
    public record Sighting(String value, long count, List<String> nearest) {
        public Sighting {
            nearest = List.copyOf(nearest);
        }
    }

    /** Counts a value and tells the nearest entries to it. */
    public List<String> count(String value) {
        String shown = RecordError.shorten(value);
        Sighting known = again(shown);
        if (known != null) {
            return known.nearest();
        }
        List<String> found = nearest().to(shown, NEAREST);
        first(shown, found);
        return found;
    }

    /** Those that are held, in the order in which they came. */
    public synchronized List<Sighting> sightings() {
        return List.copyOf(sightings.values());
    }

    /** How often values came that were too many to hold. */
    public synchronized long others() {
        return others;
    }

    private synchronized @Nullable Sighting again(String value) {
        return sightings.computeIfPresent(value, (key, known) -> new Sighting(key, known.count() + 1, known.nearest()));
    }

    private synchronized void first(String value, List<String> found) {
        if (again(value) != null) {
            return;
        }
        if (sightings.size() < MAX_VALUES) {
            sightings.put(value, new Sighting(value, 1, found));
        } else {
            others++;
        }
    }

    /** Made when it is first needed: most look-ups find everything. */
    private synchronized NearestEntries nearest() {
        if (nearest == null) {
            nearest = new NearestEntries(entries);
        }
        return nearest;
    }
}
