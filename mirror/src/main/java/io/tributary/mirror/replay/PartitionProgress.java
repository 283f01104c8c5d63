package io.tributary.mirror.replay;

import io.tributary.core.outcome.ErrorCode;
import java.util.Comparator;
import java.util.Map;

/**
 * How far a pass of a run is in one source partition, by what is committed.
 *
 * @param from    where the pass began
 * @param next    the first offset that is not decided
 * @param to      where it ends; not included
 * @param lost    offsets that retention deleted before they were read
 * @param reasons of the refused records
 */
public record PartitionProgress(
        String topic,
        String topicId,
        int partition,
        long from,
        long next,
        long to,
        Counts counts,
        long lost,
        Map<ErrorCode, Long> reasons) {

    static final Comparator<PartitionProgress> ORDER =
            Comparator.comparing(PartitionProgress::topic).thenComparing(PartitionProgress::partition);

    public PartitionProgress {
        reasons = Map.copyOf(reasons);
    }

    /** Records by outcome. */
    public record Counts(long mirrored, long rejected, long filtered) {
        public static final Counts NONE = new Counts(0, 0, 0);

        public Counts plus(Counts other) {
            return new Counts(mirrored + other.mirrored, rejected + other.rejected, filtered + other.filtered);
        }

        public long decided() {
            return mirrored + rejected + filtered;
        }
    }

    static PartitionProgress beginning(String topic, String topicId, int partition, long from, long to) {
        return new PartitionProgress(topic, topicId, partition, from, from, to, Counts.NONE, 0, Map.of());
    }
}
