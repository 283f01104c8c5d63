package io.tributary.mirror.redrive;

import io.tributary.core.contract.ContractStamp;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.record.SourcePosition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what becomes of letters, with a few examples. Confined to one thread. */
final class RedriveTally {

    private static final int MAX_REASONS = 200;
    private static final int MAX_EXAMPLES = 3;

    private final Map<Fate, Long> counts = new EnumMap<>(Fate.class);
    private final Map<String, RedriveReport.Refusal> refusals = new LinkedHashMap<>();
    private final Map<Fate, List<RedriveReport.Example>> examples = new EnumMap<>(Fate.class);
    private final long limit;
    private long redriven;
    private final List<String> leftOut = new ArrayList<>();
    private long repeats;
    private long strangers;

    RedriveTally(long limit) {
        this.limit = limit;
    }

    void add(Fate fate, SourcePosition position, @Nullable String newer) {
        add(fate, 1);
        List<RedriveReport.Example> shown = examples.computeIfAbsent(fate, unused -> new ArrayList<>());
        if (fate != Fate.MIRRORED && shown.size() < MAX_EXAMPLES) {
            shown.add(new RedriveReport.Example(fate, position, newer));
        }
    }

    void add(Fate fate, long count) {
        if (count > 0) {
            counts.merge(fate, count, Long::sum);
            redriven += fate.isRedriven() ? count : 0;
        }
    }

    /** By its first reason. */
    void addRefused(SourcePosition position, Outcome.Rejected rejected) {
        add(Fate.STILL_REFUSED, 1);
        RecordError error = rejected.errors().get(0);
        String kind = error.code() + " " + error.pointer();
        if (refusals.containsKey(kind) || refusals.size() < MAX_REASONS) {
            refusals.merge(
                    kind,
                    new RedriveReport.Refusal(1, position, error),
                    (known, one) -> new RedriveReport.Refusal(known.records() + 1, known.example(), known.error()));
        }
    }

    void addRepeat() {
        repeats++;
    }

    /** A record of a dead-letter topic that this version cannot read as a letter. */
    void addStranger() {
        strangers++;
    }

    /** A partition whose letters are not looked at, for people. */
    void addLeftOut(String reason) {
        leftOut.add(reason);
    }

    /** How many more may be redriven. */
    long left() {
        return limit - redriven;
    }

    RedriveReport finish(
            ContractStamp stamp, List<String> topics, boolean isDryRun, @Nullable TributaryException fault) {
        return new RedriveReport(
                stamp,
                topics,
                isDryRun,
                counts,
                repeats,
                strangers,
                leftOut,
                left() <= 0,
                refusals.values().stream()
                        .sorted(Comparator.comparingLong(RedriveReport.Refusal::records)
                                .reversed())
                        .toList(),
                examples.values().stream().flatMap(List::stream).toList(),
                fault);
    }
}
