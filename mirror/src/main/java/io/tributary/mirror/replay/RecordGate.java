package io.tributary.mirror.replay;

import io.tributary.core.fault.TributaryException;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.record.ProvenanceHeaders;
import io.tributary.mirror.record.Refusals;
import io.tributary.mirror.record.SourceRecords;
import io.tributary.mirror.record.StandardRecords;
import io.tributary.mirror.record.UpstreamReasons;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Decides records one by one and sends those that are mirrored, until the limit of errors is passed. It counts from when the
 * run was started or went on, whatever faults come in between, and by what is committed.
 *
 * <p><b>Threading:</b> confined to the run's thread.
 */
final class RecordGate {

    private final ErrorLimit limit;
    private final byte[] mark;
    private final Map<ErrorCode, RunReport.Refusal> examples = new EnumMap<>(ErrorCode.class);
    private final Map<TopicPartition, Refusals> refusals = new HashMap<>();
    private PartitionProgress.@Nullable Counts before;
    private boolean hasLearned;
    private long decided;
    private long refused;
    private long openDecided;
    private long openRefused;

    RecordGate(RunName run, ErrorLimit limit) {
        this.limit = limit;
        this.mark = run.value().getBytes(StandardCharsets.UTF_8);
    }

    /** What the upstream is known to refuse of a partition, since the run was started or went on. */
    Refusals refusals(TopicPartition partition) {
        return refusals.computeIfAbsent(partition, unused -> new Refusals());
    }

    /** Learns what was refused of a transaction that was given up. */
    void learn(Collection<PartitionRun> partitions) {
        Predicate<Exception> standsAlone =
                Refusals.givenOnce(partitions.stream().flatMap(partition -> partition.refused().stream()));
        partitions.forEach(partition -> hasLearned |= partition.learn(standsAlone));
    }

    /** Whether something was learned since the last call, so that the next try is not the same one. */
    boolean hasLearned() {
        boolean learned = hasLearned;
        hasLearned = false;
        return learned;
    }

    /**
     * Takes up counting behind what is committed, also by a commit that was in doubt.
     *
     * @param committed of the whole pass
     */
    void goOn(PartitionProgress.Counts committed) {
        PartitionProgress.Counts first = before == null ? committed : before;
        before = first;
        decided = committed.decided() - first.decided();
        refused = committed.rejected() - first.rejected();
        openDecided = 0;
        openRefused = 0;
    }

    /**
     * @return false where the record would pass the limit: it is not decided, and the run stops before it
     * @throws TributaryException where it cannot be decided now
     */
    boolean pass(PartitionRun partition, ConsumerRecord<byte[], byte[]> record, RunTransaction transaction) {
        Outcome outcome = partition.standardRecords().hasBeenHere(record)
                ? Outcome.Filtered.INSTANCE
                : partition.standardizer().standardize(SourceRecords.of(record));
        if (outcome instanceof Outcome.Mirrored mirrored) {
            outcome = send(partition, record, mirrored, transaction);
        }
        return count(partition, record, outcome);
    }

    private Outcome send(
            PartitionRun partition,
            ConsumerRecord<byte[], byte[]> record,
            Outcome.Mirrored mirrored,
            RunTransaction transaction) {
        ProducerRecord<byte[], byte[]> standard = partition.standardRecords().of(record, mirrored);
        standard.headers().add(ProvenanceHeaders.REPLAY, mark);
        int size = StandardRecords.size(standard);
        int most = Math.min(transaction.maxRecordBytes(), partition.topic().maxTargetBytes());
        String target = partition.topic().targetTopic();
        if (size > most) {
            return UpstreamReasons.tooLarge(size, most, target);
        }
        Exception cause = partition.refusals().condemnation(record.offset()).orElse(null);
        if (cause != null) {
            return UpstreamReasons.refused(cause, target);
        }
        transaction.send(standard, partition.sent(record.offset()));
        return mirrored;
    }

    private boolean count(PartitionRun partition, ConsumerRecord<byte[], byte[]> record, Outcome outcome) {
        if (outcome instanceof Outcome.Rejected rejected) {
            RecordError first = rejected.errors().get(0);
            examples.putIfAbsent(first.code(), new RunReport.Refusal(SourceRecords.position(record), first));
            if (limit.isPassedBy(refused + openRefused + 1, decided + openDecided + 1)) {
                return false;
            }
            openRefused++;
        }
        openDecided++;
        partition.decided(record.offset(), outcome);
        return true;
    }

    /** What was counted since the last call is committed. */
    void committed() {
        decided += openDecided;
        refused += openRefused;
        openDecided = 0;
        openRefused = 0;
    }

    /** The first refused record of each reason. */
    List<RunReport.Refusal> examples() {
        return List.copyOf(examples.values());
    }

    /** For people: why the run stopped before a record. */
    String stopped(ConsumerRecord<byte[], byte[]> at) {
        return "the limit of errors, " + limit + ", is passed by the record at " + SourceRecords.position(at)
                + ": it would be refused number " + (refused + openRefused + 1) + " of " + (decided + openDecided + 1)
                + " records. Mend the contract or"
                + " the limit, and start the run again: it goes on with that record";
    }
}
