package io.tributary.mirror.pressure;

/**
 * Records that were handed to a producer and are not acknowledged yet, with marks for pausing: above the high mark
 * reading pauses, and it resumes below the low one.
 *
 * <p>Invariant: records and bytes are never negative, and both are 0 when nothing is in flight.
 *
 * <p><b>Threading:</b> any thread.
 */
public final class InFlight {

    private final long highBytes;
    private final long lowBytes;
    private final long highRecords;
    private final long lowRecords;

    private long records;
    private long bytes;
    private boolean paused;

    /** The high mark is half of each bound, the low one a quarter. */
    public InFlight(long maxRecords, long maxBytes) {
        this.highRecords = Math.max(1, maxRecords / 2);
        this.lowRecords = maxRecords / 4;
        this.highBytes = Math.max(1, maxBytes / 2);
        this.lowBytes = maxBytes / 4;
    }

    public synchronized void sent(int recordBytes) {
        records++;
        bytes += recordBytes;
    }

    public synchronized void done(int recordBytes) {
        records--;
        bytes -= recordBytes;
    }

    /** Whether reading should rest now; remembers its answer, so that it does not flutter between the marks. */
    public synchronized boolean shouldPause() {
        if (paused) {
            paused = records > lowRecords || bytes > lowBytes;
        } else {
            paused = records >= highRecords || bytes >= highBytes;
        }
        return paused;
    }

    public synchronized long records() {
        return records;
    }

    public synchronized long bytes() {
        return bytes;
    }
}
