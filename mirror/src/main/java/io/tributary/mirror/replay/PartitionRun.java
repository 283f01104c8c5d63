package io.tributary.mirror.replay;

import io.tributary.core.contract.Standardizer;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.outcome.RecordError;
import io.tributary.mirror.client.KafkaFaults;
import io.tributary.mirror.record.Refusals;
import io.tributary.mirror.record.StandardRecords;
import io.tributary.mirror.record.SteadyStandardizer;
import io.tributary.mirror.topics.SourceTopic;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;

/**
 * One source partition of a run, with what is decided in it and not yet committed.
 *
 * <p><b>Threading:</b> confined to the run's thread; a producer's tells of failures.
 */
final class PartitionRun {

    private final SourceTopic topic;
    private final TopicPartition partition;
    private final Standardizer standardizer;
    private final StandardRecords standardRecords;
    private final Map<ErrorCode, Long> reasons = new EnumMap<>(ErrorCode.class);
    private final Refusals refusals;
    private final List<Refusals.Refusal> refused = new ArrayList<>();
    private int sent;
    private PartitionProgress committed;
    private long next;
    private long mirrored;
    private long rejected;
    private long filtered;
    private long lost;

    /**
     * @param refusals what the upstream is known to refuse of the partition
     */
    PartitionRun(
            ReplaySettings settings, SourceTopic topic, PartitionProgress committed, Refusals refusals, Clock clock) {
        this.topic = topic;
        this.partition = new TopicPartition(committed.topic(), committed.partition());
        this.standardizer = new SteadyStandardizer(topic.contract().open());
        this.standardRecords = new StandardRecords(settings.site(), topic, settings.timestamps(), clock);
        this.refusals = refusals;
        this.committed = committed;
        this.next = committed.next();
    }

    SourceTopic topic() {
        return topic;
    }

    TopicPartition partition() {
        return partition;
    }

    Standardizer standardizer() {
        return standardizer;
    }

    StandardRecords standardRecords() {
        return standardRecords;
    }

    PartitionProgress committed() {
        return committed;
    }

    long next() {
        return next;
    }

    boolean isInside(long offset) {
        return offset >= next && offset < committed.to();
    }

    boolean isDone() {
        return next >= committed.to();
    }

    boolean isTouched() {
        return next != committed.next();
    }

    Refusals refusals() {
        return refusals;
    }

    /** Whether the open transaction may take the record at the offset; where not, it is to be committed first. */
    boolean mayTake(long offset) {
        return refusals.mayTake(offset, sent);
    }

    /** Counts a record that is sent; hears why it is not taken, if it is not. */
    Consumer<Exception> sent(long offset) {
        sent++;
        return failure -> {
            if (KafkaFaults.isRefusal(failure)) {
                synchronized (refused) {
                    refused.add(new Refusals.Refusal(offset, failure));
                }
            }
        };
    }

    /** What was refused of the transaction that is open, or was given up. */
    List<Refusals.Refusal> refused() {
        synchronized (refused) {
            return List.copyOf(refused);
        }
    }

    /**
     * What was refused of a transaction that was given up.
     *
     * @param standsAlone whether a cause was given to one record alone, of those of all partitions
     * @return whether something was
     */
    boolean learn(Predicate<Exception> standsAlone) {
        synchronized (refused) {
            boolean isNews = refusals.learn(refused, standsAlone);
            refused.clear();
            return isNews;
        }
    }

    void decided(long offset, Outcome outcome) {
        next = offset + 1;
        if (outcome instanceof Outcome.Mirrored) {
            mirrored++;
        } else if (outcome instanceof Outcome.Rejected refused) {
            rejected++;
            for (RecordError error : refused.errors()) {
                reasons.merge(error.code(), 1L, Long::sum);
            }
        } else {
            filtered++;
        }
    }

    /** A reader finds nothing before the offset. */
    void skipTo(long offset) {
        next = Math.max(next, Math.min(offset, committed.to()));
    }

    /** Retention has deleted what stood before the offset. */
    void loseTo(long offset) {
        long before = next;
        skipTo(offset);
        lost += next - before;
    }

    /** How it will stand when what is open is committed. */
    PartitionProgress draft() {
        Map<ErrorCode, Long> sum = new EnumMap<>(ErrorCode.class);
        sum.putAll(committed.reasons());
        reasons.forEach((code, count) -> sum.merge(code, count, Long::sum));
        PartitionProgress.Counts counts =
                committed.counts().plus(new PartitionProgress.Counts(mirrored, rejected, filtered));
        return new PartitionProgress(
                committed.topic(),
                committed.topicId(),
                committed.partition(),
                committed.from(),
                next,
                committed.to(),
                counts,
                committed.lost() + lost,
                sum);
    }

    void commit(PartitionProgress draft) {
        committed = draft;
        refusals.committed(draft.next());
        sent = 0;
        reasons.clear();
        mirrored = 0;
        rejected = 0;
        filtered = 0;
        lost = 0;
    }
}
