package io.tributary.mirror.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the upstream refused of one source partition, and how the record at fault is found. A cause that one record alone was
 * given condemns it: it becomes a dead letter. A cause that a whole batch was given makes each of its records a suspect; the
 * partition goes on in smaller and smaller transactions until the refused batch is a single record.
 *
 * <p>A partition with refusals is on trial: it is mirrored in transactions of its own, which end behind the refused
 * records, until one beyond them is committed too. So where every record is refused, the other partitions of its stream are
 * not given up again and again with it.
 *
 * <p>Invariants: (1) only what stood alone in its refusal is condemned; (2) each refused transaction condemns a record or
 * makes the next one smaller, so every search ends.
 *
 * <p><b>Threading:</b> confined to the stream's thread.
 */
final class Refusals {

    /** A trial that went well with so many records at once is over. */
    private static final int ENOUGH = 1_000;

    private static final long NOWHERE = -1;

    private final Map<Long, Exception> condemned = new HashMap<>();
    private long until = NOWHERE;
    private int chunk = Integer.MAX_VALUE;
    private boolean isBeyond;
    private long notBeforeNanos;

    /** @return whether there was anything to learn */
    boolean learn(List<SentRecords.Refusal> refusals) {
        Map<Exception, List<Long>> byCause = new IdentityHashMap<>();
        for (SentRecords.Refusal refusal : refusals) {
            byCause.computeIfAbsent(refusal.cause(), unused -> new ArrayList<>())
                    .add(refusal.offset());
            until = Math.max(until, refusal.offset());
            isBeyond = false;
        }
        byCause.forEach((cause, offsets) -> {
            if (offsets.size() == 1) {
                condemned.put(offsets.get(0), cause);
            } else {
                chunk = Math.min(chunk, offsets.size() / 2);
            }
        });
        return !refusals.isEmpty();
    }

    /** Everything before the offset is decided for good. */
    void committed(long next) {
        condemned.keySet().removeIf(offset -> offset < next);
        if (isOnTrial()) {
            if (isBeyond && chunk >= ENOUGH) {
                until = NOWHERE;
            }
            isBeyond = next > until;
            chunk = chunk > Integer.MAX_VALUE / 2 ? Integer.MAX_VALUE : chunk * 2;
        }
    }

    /** Why the upstream refuses the record at the offset; absent where it is not condemned. */
    Optional<Exception> condemnation(long offset) {
        return Optional.ofNullable(condemned.get(offset));
    }

    boolean isOnTrial() {
        return until != NOWHERE;
    }

    /** Whether its next transaction may begin. */
    boolean isDue(long nowNanos) {
        return isOnTrial() && nowNanos - notBeforeNanos >= 0;
    }

    /** Lets the other partitions have their turn. */
    void restUntil(long nanos) {
        notBeforeNanos = nanos;
    }

    /** Whether a transaction that sent so many of the partition's records may take the one at the offset too. */
    boolean mayTake(long offset, int sent) {
        return !isOnTrial() || sent == 0 || (sent < chunk && (isBeyond || offset <= until));
    }
}
