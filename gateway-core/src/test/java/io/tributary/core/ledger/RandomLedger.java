package io.tributary.core.ledger;

import io.tributary.core.contract.ContractStamp;
import io.tributary.core.flow.Delivery;
import io.tributary.core.flow.FlowName;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.site.SiteCode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Random ledger values from a seed. */
final class RandomLedger {

    static final SiteCode SITE = SiteCode.of("330100");
    static final PartitionId SOURCE = new PartitionId("ods.air.raw", "pXWcLm4hQz2bR7nD1vKtYg", 3);
    static final ContractStamp STAMP =
            new ContractStamp(FlowName.of("air-quality"), "7", "air-quality@3", null, "0123456789ab");

    private final SplittableRandom random;

    RandomLedger(long seed) {
        random = new SplittableRandom(seed);
    }

    SplittableRandom random() {
        return random;
    }

    OffsetInterval interval(int bound) {
        int from = random.nextInt(bound);
        return new OffsetInterval(from, from + 1 + random.nextInt(bound));
    }

    /** Of an advance. */
    OffsetState state() {
        return OffsetState.values()[random.nextInt(OffsetState.UNCHANGED.ordinal())];
    }

    /** Canonical runs that fill a length. */
    OutcomeRuns runs(long length) {
        List<OutcomeRun> runs = new ArrayList<>();
        long left = length;
        OffsetState before = null;
        while (left > 0) {
            OffsetState state = state();
            if (state == before) {
                continue;
            }
            long count = 1 + random.nextLong(Math.min(left, 1_000));
            boolean last = runs.size() == 50;
            runs.add(new OutcomeRun(state, last ? left : count));
            left = last ? 0 : left - count;
            before = state;
        }
        return new OutcomeRuns(runs);
    }

    Delivery delivery() {
        return random.nextBoolean() ? Delivery.EXACTLY_ONCE : Delivery.AT_LEAST_ONCE;
    }

    /** An entry with every optional part there or absent by chance. */
    LedgerEntry entry() {
        long from = random.nextLong(1L << 50);
        return entry(new OffsetInterval(from, from + 1 + random.nextLong(1L << random.nextInt(40))), delivery());
    }

    /** One that was written in the transaction of its records. */
    LedgerEntry entry(OffsetInterval interval) {
        return entry(interval, Delivery.EXACTLY_ONCE);
    }

    LedgerEntry entry(OffsetInterval interval, Delivery delivery) {
        OutcomeRuns runs = runs(interval.length());
        boolean decided = random.nextBoolean();
        String accepts = random.nextBoolean() ? "air-raw@" + random.nextInt(1, 9) : null;
        ContractStamp stamp = new ContractStamp(
                FlowName.of("flow-" + random.nextInt(100)), "sha256:00ff00ff00ff", "air@2", accepts, "ba9876543210");
        return new LedgerEntry(
                EntryKind.ADVANCE,
                SITE,
                SOURCE,
                interval,
                runs,
                reasons(runs.count(OffsetState.REJECTED)),
                decided ? stamp : null,
                decided ? "std.air-quality" : null,
                random.nextBoolean() ? eventTimes() : null,
                delays(),
                random.nextLong(),
                delivery,
                random.nextBoolean() ? targetRange() : null,
                null,
                lost(interval.from(), runs));
    }

    private TargetRange targetRange() {
        long first = random.nextLong(1L << 50);
        return new TargetRange(random.nextInt(100), first, first + random.nextLong(100_000));
    }

    /** Of some of the lost runs, the causes. */
    private List<LostRange> lost(long from, OutcomeRuns runs) {
        List<LostRange> lost = new ArrayList<>();
        long next = from;
        for (OutcomeRun run : runs.runs()) {
            if (run.state() == OffsetState.LOST && random.nextBoolean()) {
                LossCause cause = LossCause.values()[random.nextInt(LossCause.values().length)];
                lost.add(new LostRange(new OffsetInterval(next, next + run.count()), cause));
            }
            next += run.count();
        }
        return lost;
    }

    private Map<ErrorCode, Long> reasons(long rejected) {
        Map<ErrorCode, Long> reasons = new EnumMap<>(ErrorCode.class);
        if (rejected > 0) {
            ErrorCode[] codes = ErrorCode.values();
            reasons.put(codes[random.nextInt(codes.length)], rejected);
            reasons.merge(codes[random.nextInt(codes.length)], 1L, Long::sum);
        }
        return reasons;
    }

    private EventTimeRange eventTimes() {
        long earliest = random.nextLong(-1_000_000_000_000L, 2_000_000_000_000L);
        return new EventTimeRange(earliest, earliest + random.nextLong(1_000_000));
    }

    DelayHistogram delays() {
        long[] buckets = new long[random.nextInt(DelayHistogram.BUCKETS + 1)];
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = random.nextBoolean() ? 0 : random.nextLong(1_000_000);
        }
        return DelayHistogram.of(buckets);
    }
}
