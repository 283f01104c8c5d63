package io.tributary.core.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * The run-length coded states of an interval's offsets. Neighbouring runs differ in state, so that equal contents are
 * equal values. Written as letter and count, such as {@code M100R1M20}.
 */
public record OutcomeRuns(List<OutcomeRun> runs) {

    /** 10^18 - 1 fits a long, and no partition has so many offsets. */
    private static final int MAX_DIGITS = 18;

    public OutcomeRuns {
        runs = List.copyOf(runs);
        long length = 0;
        for (int i = 0; i < runs.size(); i++) {
            if (i > 0 && runs.get(i).state() == runs.get(i - 1).state()) {
                throw new IllegalArgumentException("neighbouring runs of one state are one run");
            }
            length += runs.get(i).count();
            if (length < 0) {
                throw new IllegalArgumentException("runs are longer than offsets go");
            }
        }
    }

    public static OutcomeRuns of(OffsetState state, long count) {
        return new OutcomeRuns(List.of(new OutcomeRun(state, count)));
    }

    public long length() {
        long length = 0;
        for (OutcomeRun run : runs) {
            length += run.count();
        }
        return length;
    }

    public long count(OffsetState state) {
        long count = 0;
        for (OutcomeRun run : runs) {
            if (run.state() == state) {
                count += run.count();
            }
        }
        return count;
    }

    /**
     * The state of the offset that lies {@code distance} after the interval's start.
     *
     * @throws IndexOutOfBoundsException where the distance is negative or the runs end before
     */
    public OffsetState at(long distance) {
        long passed = 0;
        for (OutcomeRun run : runs) {
            passed += run.count();
            if (0 <= distance && distance < passed) {
                return run.state();
            }
        }
        throw new IndexOutOfBoundsException("no offset " + distance + " in runs of length " + passed);
    }

    /**
     * Reads what {@link #toString()} writes, and only that: equal values have one written form.
     *
     * @throws IllegalArgumentException where the text is not a sequence of letters and positive counts
     */
    public static OutcomeRuns parse(String text) {
        List<OutcomeRun> runs = new ArrayList<>();
        int index = 0;
        while (index < text.length()) {
            OffsetState state = OffsetState.ofSymbol(text.charAt(index));
            int start = index + 1;
            index = endOfDigits(text, start);
            runs.add(new OutcomeRun(state, count(text, start, index)));
        }
        return new OutcomeRuns(runs);
    }

    private static int endOfDigits(String text, int start) {
        int index = start;
        while (index < text.length() && '0' <= text.charAt(index) && text.charAt(index) <= '9') {
            index++;
        }
        return index;
    }

    private static long count(String text, int start, int end) {
        boolean written = start < end && end - start <= MAX_DIGITS && text.charAt(start) != '0';
        if (!written) {
            throw new IllegalArgumentException(
                    "after the letter at position " + (start - 1) + " a count of 1 or more is wanted");
        }
        return Long.parseLong(text, start, end, 10);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(runs.size() * 4);
        for (OutcomeRun run : runs) {
            text.append(run.state().symbol()).append(run.count());
        }
        return text.toString();
    }
}
