package io.tributary.faults;

import io.tributary.demo.recount.RecountTotals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The figures of a run. */
final class SuiteTally {

    private final Map<FaultKind, Integer> faults = new EnumMap<>(FaultKind.class);
    private final Map<FaultKind, Duration> longest = new EnumMap<>(FaultKind.class);
    private final List<Duration> recoveries = new ArrayList<>();
    private long records;

    void add(Round.Result result) {
        records += result.records();
        recoveries.add(result.recovery());
        for (FaultKind kind : result.kinds()) {
            faults.merge(kind, 1, Integer::sum);
            longest.merge(kind, result.recovery(), (a, b) -> a.compareTo(b) >= 0 ? a : b);
        }
    }

    List<String> lines(RecountTotals totals, Duration duration) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("%-26s %6s  %s".formatted("fault", "rounds", "longest recovery of a round with it"));
        for (FaultKind kind : FaultKind.values()) {
            lines.add("%-26s %6d  %6.1f s  %s"
                    .formatted(
                            kind,
                            faults.getOrDefault(kind, 0),
                            seconds(longest.getOrDefault(kind, Duration.ZERO)),
                            kind.description()));
        }
        List<Duration> sorted = recoveries.stream().sorted().toList();
        lines.add("");
        lines.add("%d rounds with %d faults in %d min; %,d records published"
                .formatted(
                        sorted.size(),
                        faults.values().stream().mapToInt(Integer::intValue).sum(),
                        duration.toMinutes(),
                        records));
        if (!sorted.isEmpty()) {
            lines.add("recovery: median %.1f s, longest %.1f s"
                    .formatted(seconds(sorted.get(sorted.size() / 2)), seconds(sorted.get(sorted.size() - 1))));
        }
        lines.add("recount: " + totals);
        return lines;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
