package io.tributary.mirror.redrive;

import io.tributary.core.flow.TopicNames;
import io.tributary.core.ledger.LedgerEntryCodec;
import io.tributary.core.ledger.LedgerEntryDraft;
import io.tributary.core.ledger.PartitionId;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.record.ProvenanceHeaders;
import io.tributary.core.site.SiteCode;
import io.tributary.mirror.record.StandardRecords;
import io.tributary.mirror.record.TimestampBounds;
import io.tributary.mirror.topics.SourceTopic;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a redrive writes at the upstream for one source topic: standard records as the gateway dresses them, with a header
 * more, and ledger entries.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class Destination {

    private final SiteCode site;
    private final SourceTopic topic;
    private final String by;
    private final StandardRecords standards;

    Destination(SiteCode site, SourceTopic topic, String by, TimestampBounds timestamps) {
        this.site = site;
        this.topic = topic;
        this.by = by;
        this.standards = new StandardRecords(site, topic, timestamps, Clock.systemUTC());
    }

    SourceTopic topic() {
        return topic;
    }

    String lateTopic() {
        return topic.targetTopic() + TopicNames.LATE_SUFFIX;
    }

    /** As the gateway would have sent it. */
    ProducerRecord<byte[], byte[]> standard(ConsumerRecord<byte[], byte[]> source, Outcome.Mirrored outcome) {
        return standards.of(source, outcome);
    }

    /**
     * @param newer source and id of a newer record of its key; absent where there is none
     */
    ProducerRecord<byte[], byte[]> redriven(
            Candidate candidate, Outcome.Mirrored outcome, boolean aside, @Nullable String newer) {
        ProducerRecord<byte[], byte[]> plain = standard(candidate.source(), outcome);
        plain.headers()
                .add(
                        ProvenanceHeaders.REDRIVEN,
                        text(Instant.now().truncatedTo(ChronoUnit.MILLIS).toString()));
        if (newer != null) {
            plain.headers().add(ProvenanceHeaders.OVERTAKEN_BY, text(newer));
        }
        return aside
                ? new ProducerRecord<>(
                        lateTopic(), plain.partition(), plain.timestamp(), plain.key(), plain.value(), plain.headers())
                : plain;
    }

    /** The ledger entry of candidates of one partition, in the order of their offsets; of at least one. */
    ProducerRecord<byte[], byte[]> entry(List<Candidate> candidates, boolean aside) {
        Candidate first = candidates.get(0);
        int partition = first.source().partition();
        LedgerEntryDraft draft = LedgerEntryDraft.ofRedrive(
                site,
                source(partition),
                topic.contract().stamp(),
                aside ? lateTopic() : topic.targetTopic(),
                first.offset(),
                by);
        long now = System.currentTimeMillis();
        for (Candidate one : candidates) {
            draft.add(
                    one.offset(), one.outcome(), Math.max(0, now - one.source().timestamp()));
        }
        return new ProducerRecord<>(topic.ledgerTopic(), partition, null, LedgerEntryCodec.write(draft.finish()));
    }

    PartitionId source(int partition) {
        return new PartitionId(topic.topic(), topic.topicId(), partition);
    }

    private static byte[] text(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
