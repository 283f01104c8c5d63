package io.tributary.standardization.dictionary;

import io.tributary.standardization.dictionary.CodeIndex.Match;
import io.tributary.standardization.dictionary.CodeIndex.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The rows that have one value, while an index is made. */
final class ValueRows {

    /** Rows that a refusal lists at most. */
    private static final int MAX_CANDIDATES = 8;

    private final List<Candidate> candidates = new ArrayList<>(1);

    private record Candidate(String answer, Validity validity, List<String> row) {}

    void add(String answer, Validity validity, List<String> row) {
        candidates.add(new Candidate(answer, validity, row));
    }

    Match match() {
        TreeSet<Long> bounds = new TreeSet<>();
        for (Candidate candidate : candidates) {
            bounds.add(candidate.validity().from());
            bounds.add(candidate.validity().until());
        }
        List<Period> periods = periods(new ArrayList<>(bounds));
        Period first = periods.get(0);
        boolean always = periods.size() == 1 && first.from() == Long.MIN_VALUE && first.until() == Long.MAX_VALUE;
        return always ? first.match() : new Match.Dated(periods);
    }

    private List<Period> periods(List<Long> bounds) {
        List<Period> periods = new ArrayList<>();
        for (int i = 0; i + 1 < bounds.size(); i++) {
            long from = bounds.get(i);
            Map<String, List<String>> rows = new LinkedHashMap<>();
            for (Candidate candidate : candidates) {
                if (candidate.validity().holds(from)) {
                    rows.putIfAbsent(candidate.answer(), candidate.row());
                }
            }
            if (!rows.isEmpty()) {
                append(periods, new Period(from, bounds.get(i + 1), match(rows)));
            }
        }
        return periods;
    }

    /** Neighbours that say the same are one. */
    private static void append(List<Period> periods, Period next) {
        Period last = periods.isEmpty() ? null : periods.get(periods.size() - 1);
        if (last != null && last.until() == next.from() && last.match().equals(next.match())) {
            periods.set(periods.size() - 1, new Period(last.from(), next.until(), next.match()));
        } else {
            periods.add(next);
        }
    }

    private static Match match(Map<String, List<String>> rows) {
        return rows.size() == 1
                ? new Match.Answer(rows.keySet().iterator().next())
                : new Match.Ambiguous(rows.values().stream()
                        .limit(MAX_CANDIDATES)
                        .map(CodeTable::shown)
                        .toList());
    }
}
