package io.tributary.faults;

import io.tributary.core.ledger.LedgerEntry;
import io.tributary.core.ledger.LedgerEntryCodec;
import io.tributary.core.ledger.LedgerTopics;
import io.tributary.demo.cluster.ProcessCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Whether the ledger speaks of all that the source topics hold now, read from the topics: partitions that were added and
 * topics that were made anew are known by themselves.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class LedgerProgress implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int PATIENCE_POLLS = 20;

    private final ProcessCluster city;
    private final Map<String, String> sourceByLedger;
    private final KafkaConsumer<byte[], byte[]> ledger;
    /** The last entry of each ledger partition. */
    private final Map<TopicPartition, LedgerEntry> last = new HashMap<>();

    LedgerProgress(ProcessCluster city, ProcessCluster province, List<Flow> flows) {
        this.city = city;
        this.sourceByLedger = flows.stream()
                .collect(Collectors.toMap(
                        flow -> LedgerTopics.topic(Stage.SITE, flow.sourceTopic()), Flow::sourceTopic));
        this.ledger = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", province.bootstrapServers(),
                        "isolation.level", "read_committed",
                        "enable.auto.commit", "false",
                        "auto.offset.reset", "earliest",
                        "reconnect.backoff.max.ms", "200",
                        "metadata.max.age.ms", "1000"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** The partitions that the ledger does not wholly speak of, with where it stands; empty where all is accounted for. */
    List<String> open() {
        readLedger();
        Map<String, TopicDescription> topics = Administration.describe(city, Set.copyOf(sourceByLedger.values()));
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        topics.values()
                .forEach(topic -> topic.partitions()
                        .forEach(partition -> asked.put(
                                new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest())));
        List<String> open = new ArrayList<>();
        var ends = Administration.get(city.admin().listOffsets(asked).all());
        sourceByLedger.forEach((ledgerTopic, source) -> topics.get(source)
                .partitions()
                .forEach(partition -> {
                    TopicPartition at = new TopicPartition(source, partition.partition());
                    long end = ends.get(at).offset();
                    LedgerEntry entry = last.get(new TopicPartition(ledgerTopic, partition.partition()));
                    boolean ofThisTopic = entry != null
                            && entry.source()
                                    .topicId()
                                    .equals(topics.get(source).topicId().toString());
                    long accounted = ofThisTopic ? entry.interval().to() : 0;
                    if (accounted < end) {
                        open.add(at + ": the ledger is at " + accounted + " of " + end);
                    }
                }));
        return open;
    }

    private void readLedger() {
        List<TopicPartition> present = new ArrayList<>();
        ledger.listTopics().forEach((topic, partitions) -> {
            if (sourceByLedger.containsKey(topic)) {
                partitions.forEach(info -> present.add(new TopicPartition(topic, info.partition())));
            }
        });
        if (!ledger.assignment().equals(Set.copyOf(present))) {
            // Positions of partitions that stay are kept.
            ledger.assign(present);
        }
        Map<TopicPartition, Long> ends = ledger.endOffsets(present);
        int idle = 0;
        while (idle < PATIENCE_POLLS && !hasReached(ends)) {
            var entries = ledger.poll(POLL);
            for (ConsumerRecord<byte[], byte[]> entry : entries) {
                last.put(new TopicPartition(entry.topic(), entry.partition()), LedgerEntryCodec.read(entry.value()));
            }
            idle = entries.isEmpty() ? idle + 1 : 0;
        }
    }

    private boolean hasReached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> ledger.position(end.getKey()) >= end.getValue());
    }

    @Override
    public void close() {
        ledger.close();
    }
}
