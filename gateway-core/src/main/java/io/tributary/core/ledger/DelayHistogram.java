package io.tributary.core.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * Delays counted in powers of two: bucket 0 holds less than 1 ms, bucket <i>i</i> holds {@code [2^(i-1), 2^i)} ms, the
 * last one all that is longer. Trailing empty buckets are left out, so that equal contents are equal values.
 */
public record DelayHistogram(List<Long> counts) {

    /** 2^38 ms are more than eight years. */
    public static final int BUCKETS = 40;

    public static final DelayHistogram EMPTY = new DelayHistogram(List.of());

    public DelayHistogram {
        if (counts.size() > BUCKETS) {
            throw new IllegalArgumentException("a delay histogram has at most " + BUCKETS + " buckets");
        }
        int used = 0;
        long total = 0;
        for (int i = 0; i < counts.size(); i++) {
            total += counts.get(i);
            if (counts.get(i) < 0 || total < 0) {
                throw new IllegalArgumentException("a delay histogram counts from 0 up to the longest long");
            }
            used = counts.get(i) > 0 ? i + 1 : used;
        }
        counts = List.copyOf(counts.subList(0, used));
    }

    /** The bucket of a delay. A negative delay, from clocks that differ, counts as none. */
    public static int bucket(long millis) {
        if (millis <= 0) {
            return 0;
        }
        return Math.min(Long.SIZE - Long.numberOfLeadingZeros(millis), BUCKETS - 1);
    }

    static DelayHistogram of(long[] buckets) {
        List<Long> counts = new ArrayList<>(buckets.length);
        for (long bucket : buckets) {
            counts.add(bucket);
        }
        return new DelayHistogram(counts);
    }

    public DelayHistogram plus(DelayHistogram other) {
        int size = Math.max(counts.size(), other.counts.size());
        List<Long> sum = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            sum.add((i < counts.size() ? counts.get(i) : 0) + (i < other.counts.size() ? other.counts.get(i) : 0));
        }
        return new DelayHistogram(sum);
    }

    public long total() {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }

    /**
     * The upper bound, in milliseconds, of the bucket in which the quantile lies; 0 for an empty histogram. The last bucket
     * has no bound and answers as if it had one.
     *
     * @param quantile above 0, at most 1
     */
    public long quantileMillis(double quantile) {
        if (!(quantile > 0 && quantile <= 1)) {
            throw new IllegalArgumentException("a quantile is above 0 and at most 1; got " + quantile);
        }
        long wanted = (long) Math.ceil(quantile * total());
        long passed = 0;
        for (int i = 0; i < counts.size(); i++) {
            passed += counts.get(i);
            if (passed >= wanted) {
                return 1L << i;
            }
        }
        return counts.isEmpty() ? 0 : 1L << (counts.size() - 1);
    }
}
