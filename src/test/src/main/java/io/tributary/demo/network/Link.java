package io.tributary.demo.network;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How the link is at this moment, and when the next bytes may go.
 *
 * <p><b>Threading:</b> safe for any thread; those that wait hear of every change.
 */
final class Link {

    private static final int PACKET_BYTES = 1448;
    /** The shortest time after which Linux sends again what nobody has acknowledged. */
    private static final long RETRANSMISSION_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Direction> stalled = EnumSet.noneOf(Direction.class);
    // When the last byte that was let through will be off the line, by the nano ticker.
    private final Map<Direction, Long> busyUntilNanos = new EnumMap<>(Direction.class);
    private boolean cut;
    private long delayNanos;
    private long bytesPerSecond;
    private double lossProbability;
    private SplittableRandom losses = new SplittableRandom(0);

    void cut() {
        change(() -> cut = true);
    }

    void stall(Direction direction) {
        change(() -> stalled.add(direction));
    }

    void mend() {
        change(() -> {
            cut = false;
            stalled.clear();
        });
    }

    void delay(long oneWayNanos) {
        change(() -> delayNanos = oneWayNanos);
    }

    void limit(long limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("a link passes 0 bytes a second (for no limit) or more; got " + limit);
        }
        change(() -> {
            bytesPerSecond = limit;
            busyUntilNanos.clear();
        });
    }

    void lose(double probability, long seed) {
        change(() -> {
            lossProbability = probability;
            losses = new SplittableRandom(seed);
        });
    }

    boolean isCut() {
        lock.lock();
        try {
            return cut;
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Blocks until bytes that were read at a moment of the nano ticker have come through the link. */
    void awaitPassage(Direction direction, int bytes, long readAtNanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long offLineNanos = book(direction, bytes) + retransmissionNanos(bytes);
            while (true) {
                if (stalled.contains(direction)) {
                    changed.await();
                    continue;
                }
                long now = System.nanoTime();
                long wait = Math.max(readAtNanos + delayNanos - now, offLineNanos - now);
                if (wait <= 0) {
                    return;
                }
                changed.awaitNanos(wait);
            }
        } finally {
            lock.unlock();
        }
    }

    private long retransmissionNanos(int bytes) {
        for (int sent = 0; lossProbability > 0 && sent < bytes; sent += PACKET_BYTES) {
            if (losses.nextDouble() < lossProbability) {
                return RETRANSMISSION_NANOS;
            }
        }
        return 0;
    }

    private long book(Direction direction, int bytes) {
        long now = System.nanoTime();
        if (bytesPerSecond == 0) {
            return now;
        }
        long free = busyUntilNanos.getOrDefault(direction, now);
        long offLine = (free - now > 0 ? free : now) + TimeUnit.SECONDS.toNanos(bytes) / bytesPerSecond;
        busyUntilNanos.put(direction, offLine);
        return offLine;
    }
}
