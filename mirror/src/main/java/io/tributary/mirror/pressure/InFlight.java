package io.tributary.mirror.pressure;

import org.jspecify.annotations.Nullable;

/**
 * Records that were handed to a producer and are not acknowledged yet, with marks for pausing: above the high mark
 * reading pauses, and it resumes below the low one. Bounds may lie within each other, as a stream's in its lane's and that in
 * the gateway's: what is in flight counts in each, and reading rests while any is reached.
 *
 * <p>Invariant: records and bytes are never negative, and both are 0 when nothing is in flight.
 *
 * <p><b>Threading:</b> any thread.
 */
public final class InFlight implements AutoCloseable {

    private final @Nullable InFlight outer;
    private long maxRecords;
    private long maxBytes;
    private long records;
    private long bytes;
    private long sentBytes;
    private boolean paused;
    private boolean closed;

    private InFlight(@Nullable InFlight outer, long maxRecords, long maxBytes) {
        this.outer = outer;
        this.maxRecords = maxRecords;
        this.maxBytes = maxBytes;
    }

    /** The high mark is half of each bound, the low one a quarter. */
    public static InFlight bounded(long maxRecords, long maxBytes) {
        return new InFlight(null, maxRecords, maxBytes);
    }

    /** The same within another one, in which everything counts too. */
    public static InFlight within(InFlight outer, long maxRecords, long maxBytes) {
        return new InFlight(outer, maxRecords, maxBytes);
    }

    /** Other bounds from now on. */
    public synchronized void bound(long records, long bytes) {
        maxRecords = records;
        maxBytes = bytes;
    }

    public void sent(int recordBytes) {
        synchronized (this) {
            sentBytes += recordBytes;
        }
        add(1, recordBytes);
    }

    public void done(int recordBytes) {
        add(-1, -recordBytes);
    }

    private void add(long recordsMore, long bytesMore) {
        synchronized (this) {
            if (closed) {
                return;
            }
            records += recordsMore;
            bytes += bytesMore;
        }
        if (outer != null) {
            outer.add(recordsMore, bytesMore);
        }
    }

    /** Whether reading should rest now; remembers its answer, so that it does not flutter between the marks. */
    public boolean shouldPause() {
        boolean here = shouldPauseHere();
        return outer == null ? here : outer.shouldPause() || here;
    }

    private synchronized boolean shouldPauseHere() {
        if (paused) {
            paused = records > maxRecords / 4 || bytes > maxBytes / 4;
        } else {
            paused = records >= Math.max(1, maxRecords / 2) || bytes >= Math.max(1, maxBytes / 2);
        }
        return paused;
    }

    /** Whether a bound of its own is reached, so that nothing more should be handed over even of what was read already. */
    public synchronized boolean isFull() {
        return records > 0 && (records >= maxRecords || bytes >= maxBytes);
    }

    public synchronized long records() {
        return records;
    }

    public synchronized long bytes() {
        return bytes;
    }

    /** All that ever was in flight here. */
    public synchronized long sentBytes() {
        return sentBytes;
    }

    /** Nothing of it is in flight any more, whatever is still reported as done: its producer is closed. */
    @Override
    public void close() {
        long leftRecords;
        long leftBytes;
        synchronized (this) {
            closed = true;
            leftRecords = records;
            leftBytes = bytes;
            records = 0;
            bytes = 0;
        }
        if (outer != null) {
            outer.add(-leftRecords, -leftBytes);
        }
    }
}
