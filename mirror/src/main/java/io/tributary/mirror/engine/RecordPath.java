package io.tributary.mirror.engine;

import io.tributary.core.fault.TributaryException;
import io.tributary.core.outcome.Outcome;
import io.tributary.mirror.deadletter.DeadLetterSender;
import io.tributary.mirror.pressure.InFlight;
import io.tributary.mirror.record.SourceRecords;
import io.tributary.mirror.record.StandardRecords;
import io.tributary.mirror.record.UpstreamReasons;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The way of a record through a lane: its outcome is decided, and it is sent where that says. What was taken since the
 * last {@link #reset} is counted, for the lane's bounds.
 *
 * <p><b>Threading:</b> confined to the lane's thread.
 */
final class RecordPath {

    private final Shipment shipment;
    private final InFlight inFlight;
    private final DeadLetterSender deadLetters;
    private final Clock clock;
    private final List<Letter> letters = new ArrayList<>();

    private long records;
    private long bytes;
    private boolean begun;
    private long firstNanos;

    /**
     * @param inFlight of the shipment
     */
    RecordPath(Shipment shipment, InFlight inFlight, DeadLetterSender deadLetters, LaneContext context) {
        this.shipment = shipment;
        this.inFlight = inFlight;
        this.deadLetters = deadLetters;
        this.clock = context.clock();
    }

    private record Letter(OwnedPartition partition, long offset) {}

    void take(OwnedPartition partition, List<ConsumerRecord<byte[], byte[]>> taken) {
        PartitionState.Mirroring mirroring = partition.mirroring().orElse(null);
        if (mirroring == null || mirroring.interruption() != null) {
            return;
        }
        long now = clock.millis();
        for (ConsumerRecord<byte[], byte[]> record : taken) {
            if (inFlight.isFull() || !partition.mayTake(record.offset())) {
                partition.stop();
                return;
            }
            Outcome decided;
            try {
                decided = decide(partition, record);
            } catch (TributaryException e) {
                // It has no outcome yet; those before it are committed, and the partition waits with it.
                partition.interrupt(SourceRecords.position(record) + " waits: " + e.getMessage());
                return;
            }
            Outcome outcome = send(partition, record, decided);
            partition.lastTimestampMillis(record.timestamp());
            mirroring.draft().add(record.offset(), outcome, Math.max(0, now - record.timestamp()));
            mirroring.reached(record.leaderEpoch());
            count(record);
        }
    }

    private static Outcome decide(OwnedPartition partition, ConsumerRecord<byte[], byte[]> record) {
        if (partition.standardRecords().hasBeenHere(record)) {
            partition.tally().cameBack(SourceRecords.position(record));
            return Outcome.Filtered.INSTANCE;
        }
        return partition.standardizer().standardize(SourceRecords.of(record));
    }

    /** Sends the record where its outcome says. A record that the upstream would not take is refused here. */
    private Outcome send(OwnedPartition partition, ConsumerRecord<byte[], byte[]> record, Outcome outcome) {
        if (outcome instanceof Outcome.Mirrored mirrored) {
            return sendStandard(partition, record, mirrored);
        }
        if (outcome instanceof Outcome.Rejected rejected) {
            refuse(partition, record, rejected);
        }
        return outcome;
    }

    private Outcome sendStandard(
            OwnedPartition partition, ConsumerRecord<byte[], byte[]> record, Outcome.Mirrored mirrored) {
        ProducerRecord<byte[], byte[]> standard = partition.standardRecords().of(record, mirrored);
        int size = StandardRecords.size(standard);
        int limit = Math.min(shipment.maxRecordBytes(), partition.topic().maxTargetBytes());
        String target = partition.topic().targetTopic();
        Outcome.Rejected rejected = size > limit
                ? UpstreamReasons.tooLarge(size, limit, target)
                : partition
                        .refusals()
                        .condemnation(record.offset())
                        .map(cause -> UpstreamReasons.refused(cause, target))
                        .orElse(null);
        if (rejected != null) {
            refuse(partition, record, rejected);
            return rejected;
        }
        shipment.send(standard, size, partition.sent(), record.offset());
        partition.addBytes(size);
        return mirrored;
    }

    private void refuse(OwnedPartition partition, ConsumerRecord<byte[], byte[]> record, Outcome.Rejected rejected) {
        if (!partition.acknowledgedLetters().contains(record.offset())) {
            try {
                deadLetters.send(partition.topic(), record, rejected);
            } catch (TributaryException e) {
                throw new SiteClusterException(e);
            }
            letters.add(new Letter(partition, record.offset()));
        }
        partition
                .tally()
                .refused(SourceRecords.position(record), rejected.errors().get(0));
    }

    /** Accounts for what holds no record before the offset, such as the markers of a transaction. */
    void skip(PartitionState.Mirroring mirroring, OffsetAndMetadata next) {
        if (next.offset() > mirroring.draft().next()) {
            begin();
        }
        mirroring.draft().skipTo(next.offset());
        mirroring.reached(next.leaderEpoch());
    }

    private void begin() {
        if (!begun) {
            begun = true;
            firstNanos = System.nanoTime();
        }
    }

    private void count(ConsumerRecord<byte[], byte[]> record) {
        begin();
        records++;
        bytes += Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
    }

    /** Remembers that every letter sent so far has arrived, in case the transaction does not. */
    void acknowledged() {
        for (Letter letter : letters) {
            letter.partition().acknowledgedLetters().add(letter.offset());
        }
        letters.clear();
    }

    void reset() {
        begun = false;
        records = 0;
        bytes = 0;
        letters.clear();
    }

    long records() {
        return records;
    }

    /** Keys and values as they were read. */
    long bytes() {
        return bytes;
    }

    /** Since the first offset was taken; without any, as if it were long ago. */
    long ageNanos() {
        return !begun ? Long.MAX_VALUE : System.nanoTime() - firstNanos;
    }
}
