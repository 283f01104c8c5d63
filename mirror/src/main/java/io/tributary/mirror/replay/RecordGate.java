package io.tributary.mirror.replay;

import io.tributary.core.fault.TributaryException;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.outcome.Wording;
import io.tributary.core.record.ProvenanceHeaders;
import io.tributary.mirror.record.SourceRecords;
import io.tributary.mirror.record.StandardRecords;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides records one by one and sends those that are mirrored, until the limit of errors is passed. It counts from when the
 * run was started or went on, whatever faults come in between.
 *
 * <p><b>Threading:</b> confined to the run's thread.
 */
final class RecordGate {

    private static final Logger LOG = LoggerFactory.getLogger(RecordGate.class);

    private final RunName run;
    private final ErrorLimit limit;
    private final byte[] mark;
    private final Map<ErrorCode, RunReport.Refusal> examples = new EnumMap<>(ErrorCode.class);
    private long decided;
    private long refused;
    private long openDecided;
    private long openRefused;

    RecordGate(RunName run, ErrorLimit limit) {
        this.run = run;
        this.limit = limit;
        this.mark = run.value().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @return false where the record would pass the limit: it is not decided, and the run stops before it
     * @throws TributaryException where it cannot be decided now
     */
    boolean pass(PartitionRun partition, ConsumerRecord<byte[], byte[]> record, RunTransaction transaction) {
        Outcome outcome = decide(partition, record);
        if (outcome instanceof Outcome.Mirrored mirrored) {
            ProducerRecord<byte[], byte[]> standard =
                    partition.standardRecords().of(record, mirrored);
            standard.headers().add(ProvenanceHeaders.REPLAY, mark);
            int size = StandardRecords.size(standard);
            int most = Math.min(RunClients.MAX_REQUEST_BYTES, partition.topic().maxTargetBytes());
            if (size <= most) {
                transaction.send(standard);
            } else {
                outcome = tooLarge(size, most, partition.topic().targetTopic());
            }
        }
        return count(partition, record, outcome);
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

    private Outcome decide(PartitionRun partition, ConsumerRecord<byte[], byte[]> record) {
        if (partition.standardRecords().hasBeenHere(record)) {
            return Outcome.Filtered.INSTANCE;
        }
        try {
            return partition.standardizer().standardize(SourceRecords.of(record));
        } catch (TributaryException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            // The contract must not throw; where it does all the same, one record must not stop a run for good.
            LOG.error("Run {}: standardizing {} failed in an unforeseen way", run, SourceRecords.position(record), e);
            String kind = e.getClass().getSimpleName();
            return Outcome.Rejected.of(RecordError.of(
                    ErrorCode.INTERNAL, "", Wording.of("standardizing failed: " + kind, "标准化失败：" + kind)));
        }
    }

    private static Outcome.Rejected tooLarge(int size, int most, String topic) {
        return Outcome.Rejected.of(RecordError.of(
                ErrorCode.RECORD_TOO_LARGE,
                "",
                Wording.of(
                        "the standard record has " + size + " bytes with its headers, and no more than " + most
                                + " can be sent to topic '" + topic + "'",
                        "标准记录连同消息头共 " + size + " 字节，而主题 '" + topic + "' 最多接受 " + most + " 字节")));
    }

    /** What was counted since the last call is committed. */
    void committed() {
        decided += openDecided;
        refused += openRefused;
        forget();
    }

    /** What was counted since the last commit is done again. */
    void forget() {
        openDecided = 0;
        openRefused = 0;
    }

    long decided() {
        return decided;
    }

    /** The first refused record of each reason. */
    List<RunReport.Refusal> examples() {
        return List.copyOf(examples.values());
    }

    /** For people: why the run stopped before a record. */
    String stopped(ConsumerRecord<byte[], byte[]> at) {
        return "the limit of errors, " + limit + ", is passed by the record at " + SourceRecords.position(at)
                + ": it would be refused number " + (refused + 1) + " of " + (decided + 1)
                + " records. Mend the contract or"
                + " the limit, and start the run again: it goes on with that record";
    }
}
