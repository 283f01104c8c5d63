package io.tributary.mirror.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.core.flow.TargetPolicy.FewerPartitions;
import io.tributary.core.ledger.LedgerEntry;
import io.tributary.core.ledger.LedgerEntryCodec;
import io.tributary.core.ledger.LedgerEntryDraft;
import io.tributary.core.ledger.LedgerTopics;
import io.tributary.core.ledger.OffsetState;
import io.tributary.core.ledger.PartitionId;
import io.tributary.core.ledger.TargetRange;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.outcome.Wording;
import io.tributary.core.record.ProvenanceHeaders;
import io.tributary.core.site.SiteCode;
import io.tributary.mirror.client.ClientProperties;
import io.tributary.mirror.client.FakeCluster;
import io.tributary.mirror.deadletter.FakeLetters;
import io.tributary.mirror.deadletter.LetterFilter;
import io.tributary.mirror.record.TimestampBounds;
import io.tributary.mirror.topics.SourceTopic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** A city and its province in memory, with refused records, and a redrive of them. */
final class RedriveScene {

    static final SiteCode SITE = SiteCode.of("330100");
    static final long HOUR = Duration.ofHours(1).toMillis();
    /** Ten o'clock of some day. */
    static final long TEN = 1_782_900_000_000L;

    private static final Outcome.Rejected REFUSAL =
            Outcome.Rejected.of(RecordError.of(ErrorCode.UNKNOWN_CODE, "/all", Wording.same("unknown")));
    private static final ClientProperties NOWHERE =
            new ClientProperties(Map.of("bootstrap.servers", "nowhere:9092"), Map.of(), Map.of(), Map.of());

    private final FakeCluster city = new FakeCluster();
    private final FakeCluster province = new FakeCluster();
    private final FakeUpstream upstream = new FakeUpstream(province);
    private final SourceTopic topic;

    RedriveScene(int partitions, int targetPartitions, FewerPartitions fewer) {
        topic = new SourceTopic(
                new MendedFlow(fewer),
                "src",
                "topic-id",
                partitions,
                LedgerTopics.topic(SITE, "src"),
                "std",
                "src.dead-letter",
                1_000_000,
                targetPartitions);
        city.topic("src", partitions).topic("src.dead-letter", partitions);
        province.topic("std", targetPartitions).topic("std.late", partitions).topic(topic.ledgerTopic(), partitions);
    }

    FakeCluster city() {
        return city;
    }

    FakeUpstream upstream() {
        return upstream;
    }

    FakeCluster province() {
        return province;
    }

    /** Refuses the record and says so in a ledger entry of its own. */
    void refused(int partition, long offset, String key, long millis) {
        letter(partition, offset, key, millis);
        ledger(partition, offset, OffsetState.REJECTED, null);
    }

    void letter(int partition, long offset, String key, long millis) {
        ConsumerRecord<byte[], byte[]> refused = new ConsumerRecord<>(
                "src",
                partition,
                offset,
                millis,
                TimestampType.CREATE_TIME,
                key.length(),
                1,
                key.getBytes(UTF_8),
                "v".getBytes(UTF_8),
                new RecordHeaders(),
                Optional.empty());
        FakeLetters.add(city, topic, refused, REFUSAL);
    }

    /** An entry about one offset. */
    void ledger(int partition, long offset, OffsetState state, @Nullable TargetRange previous) {
        PartitionId source = new PartitionId("src", "topic-id", partition);
        LedgerEntryDraft draft =
                new LedgerEntryDraft(SITE, source, topic.contract().stamp(), "std", offset, previous);
        draft.add(offset, state == OffsetState.REJECTED ? REFUSAL : Outcome.Filtered.INSTANCE, 0);
        add(partition, draft.finish());
    }

    void add(int partition, LedgerEntry entry) {
        province.append(new ProducerRecord<>(topic.ledgerTopic(), partition, null, LedgerEntryCodec.write(entry)));
    }

    /**
     * A standard record.
     *
     * @param id     {@code ce_id}
     * @param target the partition
     */
    ProducerRecord<byte[], byte[]> standard(String id, int target, String key, long millis, String... headers) {
        ProducerRecord<byte[], byte[]> record = FakeCluster.record(
                new TopicPartition("std", target),
                millis,
                key,
                ProvenanceHeaders.SOURCE,
                ProvenanceHeaders.source(SITE, "src"),
                ProvenanceHeaders.ID,
                id,
                ProvenanceHeaders.TOPIC_ID,
                "topic-id");
        for (int i = 0; i < headers.length; i += 2) {
            record.headers().remove(headers[i]).add(headers[i], headers[i + 1].getBytes(UTF_8));
        }
        return record;
    }

    RedriveReport redrive() {
        return redrive(WhenNewer.SKIP, Long.MAX_VALUE);
    }

    RedriveReport redrive(WhenNewer whenNewer, long limit) {
        RedriveRequest request = new RedriveRequest("", LetterFilter.EVERYTHING, whenNewer, limit, false, "wang");
        RedriveSettings settings =
                new RedriveSettings(SITE, NOWHERE, NOWHERE, TimestampBounds.DEFAULT, Duration.ofSeconds(10), (short) 1);
        RedriveTally tally = new RedriveTally(limit);
        Destination destination = new Destination(SITE, topic, "wang", TimestampBounds.DEFAULT);
        try (RedriveReaders readers = new RedriveReaders(
                        FakeLetters.of(city), city.committed(), province.committed(), province.everything());
                RedriveTransaction transaction = new RedriveTransaction(upstream, destination, 1_000_000)) {
            new TopicRedrive(settings, request, destination, readers, transaction).run(tally);
        }
        return tally.finish(topic.contract().stamp(), List.of("src"), false, null);
    }

    /** The ids of the records in a target partition, in their order. */
    List<String> ids(String target, int partition) {
        return province.records(new TopicPartition(target, partition)).stream()
                .map(record -> new String(
                        record.headers().lastHeader(ProvenanceHeaders.ID).value(), UTF_8))
                .toList();
    }
}
