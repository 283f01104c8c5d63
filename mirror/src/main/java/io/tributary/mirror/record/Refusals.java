package io.tributary.mirror.record;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the upstream refused of one source partition, and how the record at fault is found. A cause that one record alone was
 * given condemns it: it becomes a dead letter. A cause that a whole batch was given makes each of its records a suspect; the
 * partition goes on in smaller and smaller transactions until the refused batch is a single record.
 *
 * <p>A partition with refusals is on trial: it is mirrored in transactions of its own, which end behind the refused
 * records, until one beyond them is committed too. So where every record is refused, the other partitions of its stream are
 * not given up again and again with it.
 *
 * <p>Invariants: (1) only what stood alone in its refusal is condemned, among the records of all partitions; (2) each refused
 * transaction condemns a record or makes the next one smaller, so every search ends.
 *
 * <p><b>Threading:</b> confined to the thread that sends.
 */
public final class Refusals {

    /** A trial that went well with so many records at once is over. */
    private static final int ENOUGH = 1_000;

    private static final long NOWHERE = -1;

    private final Map<Long, Exception> condemned = new HashMap<>();
    private long until = NOWHERE;
    private int chunk = Integer.MAX_VALUE;
    private boolean isBeyond;

    /**
     * A record that was refused for what it is.
     *
     * @param offset of the source
     * @param cause  one object for all records of a batch that was refused as a whole
     */
    public record Refusal(long offset, Exception cause) {}

    /** Tells the causes that one record alone was given; those of all partitions of a shipment belong together. */
    public static Predicate<Exception> givenOnce(Stream<Refusal> refusals) {
        Map<Exception, Integer> counts = new IdentityHashMap<>();
        refusals.forEach(refusal -> counts.merge(refusal.cause(), 1, Integer::sum));
        return cause -> counts.getOrDefault(cause, 0) == 1;
    }

    /**
     * @param standsAlone whether a cause was given to one record alone, of all that the shipment sent
     * @return whether there was anything to learn
     */
    public boolean learn(List<Refusal> refusals, Predicate<Exception> standsAlone) {
        Map<Exception, Integer> shared = new IdentityHashMap<>();
        for (Refusal refusal : refusals) {
            if (standsAlone.test(refusal.cause())) {
                condemned.put(refusal.offset(), refusal.cause());
            } else {
                shared.merge(refusal.cause(), 1, Integer::sum);
            }
            suspect(refusal.offset());
        }
        // Others that shared the cause may be of other partitions, so even one record may be innocent.
        shared.values().forEach(records -> chunk = Math.min(chunk, Math.max(1, records / 2)));
        return !refusals.isEmpty();
    }

    /** Puts the partition on trial: its records up to the offset, and some beyond, are sent in transactions of their own. */
    public void suspect(long offset) {
        until = Math.max(until, offset);
        isBeyond = false;
    }

    /** Everything before the offset is decided for good. */
    public void committed(long next) {
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
    public Optional<Exception> condemnation(long offset) {
        return Optional.ofNullable(condemned.get(offset));
    }

    public boolean isOnTrial() {
        return until != NOWHERE;
    }

    /** Whether a transaction that sent so many of the partition's records may take the one at the offset too. */
    public boolean mayTake(long offset, int sent) {
        return !isOnTrial() || sent == 0 || (sent < chunk && (isBeyond || offset <= until));
    }
}
