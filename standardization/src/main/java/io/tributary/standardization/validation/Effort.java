package io.tributary.standardization.validation;

/**
 * How much work checking one record may still take. Schemas that refer to themselves can make a short record cost time
 * that doubles with each level; every part of a plan that could multiply pays before it works.
 *
 * <p><b>Threading:</b> confined to one thread; for one record.
 */
final class Effort {

    /** Enough for a record at every limit of size under any schema without such doubling, and spent within a moment. */
    private static final long MAX_STEPS = 500_000;
    /** So many UTF-16 units of a text, or less, are as much work as one step. */
    private static final int UNITS_SHIFT = 4;

    private long left = MAX_STEPS;

    /**
     * @throws EffortSpentException where that is more than is left
     */
    void spend(long steps) {
        left -= steps;
        if (left < 0) {
            throw new EffortSpentException();
        }
    }

    /** Pays for a look at each character. */
    void spendOn(String text) {
        spend(text.length() >> UNITS_SHIFT);
    }
}
