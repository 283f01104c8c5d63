package io.tributary.mirror.headroom;

/**
 * Deletion runs behind the reader, and catches up with it or does not.
 *
 * @param margin  how far the deletion is behind the first unread record: in seconds of the records' timestamps, or in bytes
 * @param closing how much of it goes in a second; negative where the reader draws away
 */
record Race(double margin, double closing) {

    private static final double MILLIS = 1000;

    /** Until the first unread record is deleted. */
    long millis() {
        if (margin <= 0) {
            return 0;
        }
        double millis = closing > 0 ? margin / closing * MILLIS : Double.POSITIVE_INFINITY;
        return millis >= Span.NEVER ? Span.NEVER : (long) millis;
    }
}
