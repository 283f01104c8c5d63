package io.tributary.mirror.engine;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.ledger.LedgerEntry;
import io.tributary.core.ledger.LedgerEntryCodec;
import io.tributary.mirror.deadletter.DeadLetterSender;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * How what a stream has decided becomes final: with its proof and its positions, in the name of a tenure that grants it, after
 * its dead letters have arrived and its source topics turned out to be those that are meant.
 *
 * <p><b>Threading:</b> confined to the stream's thread; blocks on both clusters. <b>Failure:</b> what Kafka's clients throw, and
 * {@link TributaryException}; nobody knows then whether the shipment is committed.
 */
final class StreamCommit {

    private final LaneContext context;
    private final Shipment shipment;
    private final DeadLetterSender deadLetters;
    private final SourceIdentity identity;
    private final RecordPath path;

    /**
     * @param path by which the shipment's records went
     */
    StreamCommit(
            LaneContext context,
            Shipment shipment,
            DeadLetterSender deadLetters,
            SourceIdentity identity,
            RecordPath path) {
        this.context = context;
        this.shipment = shipment;
        this.deadLetters = deadLetters;
        this.identity = identity;
        this.path = path;
    }

    /** Whether it would be in the name of a member that was granted these partitions since before they were touched. */
    boolean isAllowed(List<OwnedPartition> touched) {
        Tenure tenure = context.membership().tenure();
        return tenure.fencedMetadata().isPresent() && touched.stream().allMatch(one -> isGranted(tenure, one));
    }

    private static boolean isGranted(Tenure tenure, OwnedPartition one) {
        return tenure.grant(one.ledger()).orElse(-1) == one.grant();
    }

    /**
     * Commits what these partitions have decided.
     *
     * @param touched all in which something is decided and not committed
     */
    void of(List<OwnedPartition> touched) {
        context.atCluster(() -> {
            identity.verify(touched.stream().map(OwnedPartition::topic).collect(Collectors.toSet()));
            return true;
        });
        context.atCluster(() -> {
            deadLetters.awaitAcknowledged();
            return true;
        });
        path.acknowledged();
        List<LedgerEntry> entries = new ArrayList<>(touched.size());
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(touched.size());
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (OwnedPartition one : touched) {
            PartitionState.Mirroring mirroring = one.mirroring().orElseThrow();
            offsets.put(
                    one.ledger(),
                    new OffsetAndMetadata(
                            mirroring.draft().next(),
                            mirroring.epoch(),
                            one.topic().topicId()));
            LedgerEntry entry = mirroring.draft().finish();
            entries.add(entry);
            records.add(new ProducerRecord<>(
                    one.ledger().topic(), one.ledger().partition(), null, LedgerEntryCodec.write(entry)));
        }
        context.guard().call(() -> {
            shipment.commit(records, offsets, () -> name(touched));
            return true;
        });
        settle(touched, entries);
        context.observer().transactionCommitted(context.stream().lane());
    }

    private ConsumerGroupMetadata name(List<OwnedPartition> touched) {
        Tenure tenure = context.membership().tenure();
        for (OwnedPartition one : touched) {
            if (!isGranted(tenure, one)) {
                throw new TributaryException(
                        FaultCode.OWNERSHIP_LOST, one.source() + " was given to another instance before its commit");
            }
        }
        return tenure.fencedMetadata()
                .orElseThrow(() -> new TributaryException(
                        FaultCode.OWNERSHIP_LOST, "this instance is not a member of the site's group at the moment"));
    }

    private void settle(List<OwnedPartition> touched, List<LedgerEntry> entries) {
        path.reset();
        for (int i = 0; i < touched.size(); i++) {
            OwnedPartition one = touched.get(i);
            LedgerEntry entry = entries.get(i);
            one.committed(entry.interval().to());
            one.tally().committed(entry);
            context.observer()
                    .committed(
                            context.stream().lane(),
                            one.topic().contract().definition().name(),
                            entry,
                            one.takeBytes());
        }
    }
}
