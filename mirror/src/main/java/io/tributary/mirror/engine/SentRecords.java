package io.tributary.mirror.engine;

import io.tributary.core.ledger.TargetRange;
import io.tributary.mirror.client.KafkaFaults;
import io.tributary.mirror.record.Refusals;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the records of one source partition that one transaction sent: where they stand in the target, and which
 * were refused.
 *
 * <p><b>Threading:</b> the stream's thread counts, a producer's answers.
 */
final class SentRecords {

    private static final int NONE = -1;

    private final List<Refusals.Refusal> refusals = new ArrayList<>();
    private @Nullable Failure trouble;
    private int count;
    private int partition = NONE;
    private long first = Long.MAX_VALUE;
    private long last = NONE;
    private boolean isScattered;

    /**
     * A record that the place it goes to did not take, whatever the record is.
     *
     * @param offset of the source
     */
    record Failure(long offset, Exception cause) {}

    void sent() {
        count++;
    }

    synchronized void arrived(int targetPartition, long targetOffset) {
        // A producer that was told "I have that already" does not know where.
        isScattered |= targetOffset < 0 || (partition != NONE && partition != targetPartition);
        partition = targetPartition;
        first = Math.min(first, targetOffset);
        last = Math.max(last, targetOffset);
    }

    /** What is the fault of neither the record nor the partition it goes to is forgotten. */
    synchronized void failed(long sourceOffset, Exception cause) {
        if (KafkaFaults.isRefusal(cause)) {
            refusals.add(new Refusals.Refusal(sourceOffset, cause));
        } else if (trouble == null && KafkaFaults.isOfTarget(cause)) {
            trouble = new Failure(sourceOffset, cause);
        }
    }

    /** How many were handed over. */
    int count() {
        return count;
    }

    /** Where those that arrived stand; absent where none did, or not all in one partition. */
    synchronized @Nullable TargetRange range() {
        return partition == NONE || isScattered ? null : new TargetRange(partition, first, last);
    }

    /** Whether any of them arrived. */
    synchronized boolean hasArrived() {
        return partition != NONE;
    }

    /** Those that were refused for what they are. */
    synchronized List<Refusals.Refusal> refusals() {
        return List.copyOf(refusals);
    }

    /** The first one that the place it goes to did not take, whatever the record is; absent where there was none. */
    synchronized @Nullable Failure trouble() {
        return trouble;
    }
}
