package io.tributary.standardization.validation;

import java.util.List;
import java.util.Map;

/**
 * What everit's full report on one record would cost, counted before it is asked for: it evaluates every part of the schema,
 * keeps an exception for each that fails, and copies those at every level on the way up.
 *
 * <p><b>Threading:</b> confined to one thread; for one record.
 */
final class ReportCost {

    /** About a third of a second at the worst, and some megabytes. */
    private static final long MAX = 20_000;
    /** A failure is copied at every level above it; so many copies cost as much as an evaluation. */
    private static final int LEVELS = 4;

    private static final int UNITS = 16;

    private long left = MAX;
    private int depth;

    /**
     * Counts evaluations of the value at hand.
     *
     * @throws EffortSpentException where the report would cost too much
     */
    void add(long evaluations) {
        left -= evaluations * (1 + depth / LEVELS);
        if (left < 0) {
            throw new EffortSpentException();
        }
    }

    /** Counts a check of a member or element. */
    void addInside(Check check, Object value) {
        depth++;
        check.count(value, this);
        depth--;
    }

    /** Counts a message that quotes the value. */
    void addQuote(Object value) {
        if (value instanceof String text) {
            add(text.length() / UNITS);
        } else if (value instanceof Map<?, ?> members) {
            add(1);
            members.values().forEach(this::addQuote);
        } else if (value instanceof List<?> elements) {
            add(1);
            elements.forEach(this::addQuote);
        }
    }
}
