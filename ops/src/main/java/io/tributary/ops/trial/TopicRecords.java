package io.tributary.ops.trial;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.NearestName;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.record.RecordHeader;
import io.tributary.core.record.SourcePosition;
import io.tributary.core.record.SourceRecord;
import io.tributary.mirror.client.ClientProperties;
import io.tributary.mirror.client.KafkaClients;
import io.tributary.mirror.client.KafkaFaults;
import io.tributary.ops.cluster.ClusterProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Committed records of a topic, partition by partition. They are read without a group, so that no gateway notices, and
 * nothing is committed or made.
 */
public final class TopicRecords implements TrialRecords {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String cluster;
    private final ClientProperties properties;
    private final String topic;
    private final TopicSelection selection;

    /**
     * @param cluster for people, such as {@code the cluster of site 330100}
     */
    public TopicRecords(String cluster, ClientProperties properties, String topic, TopicSelection selection) {
        this.cluster = cluster;
        this.properties = properties;
        this.topic = topic;
        this.selection = selection;
    }

    @Override
    public void forEach(Consumer<TrialRecord> consumer) {
        String description = requireTopic();
        try (org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> kafka = reader()) {
            List<TopicPartition> partitions = kafka.partitionsFor(topic, PATIENCE).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .sorted(OffsetSpan.BY_PARTITION)
                    .toList();
            PartitionReader reader = new PartitionReader(kafka, PATIENCE, description);
            Numbering numbering = new Numbering(consumer);
            for (OffsetSpan span : selection.spans(reader, partitions)) {
                reader.read(span, record -> {
                    if (selection.selects(record.timestamp())) {
                        numbering.accept(record);
                    }
                });
            }
        } catch (KafkaException e) {
            throw KafkaFaults.translate(e, description);
        }
    }

    /** What the cluster is called, once it has answered that the topic is there. */
    private String requireTopic() {
        try (ClusterProbe probe = new ClusterProbe(cluster, properties, PATIENCE)) {
            probe.reach();
            Set<String> present = probe.topics();
            if (!present.contains(topic)) {
                String nearest = NearestName.of(topic, present);
                throw new TributaryException(
                        FaultCode.TOPIC_NOT_FOUND,
                        probe.description() + " has no topic '" + topic + "', or this user may not see it"
                                + (nearest == null ? "" : "; did you mean '" + nearest + "'?"));
            }
            return probe.description();
        }
    }

    private org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> reader() {
        return KafkaClients.spanReader(
                properties,
                Map.of("client.id", "tributary-trial"),
                // Retention may delete the first records while they are being read: the rest is as good.
                Map.of("auto.offset.reset", "earliest"));
    }

    /** Counts the records while it hands them on. */
    private static final class Numbering {
        private final Consumer<TrialRecord> consumer;
        private long number;

        private Numbering(Consumer<TrialRecord> consumer) {
            this.consumer = consumer;
        }

        private void accept(ConsumerRecord<byte[], byte[]> record) {
            number++;
            SourcePosition position = new SourcePosition(record.topic(), record.partition(), record.offset());
            List<RecordHeader> headers = new ArrayList<>();
            StreamSupport.stream(record.headers().spliterator(), false)
                    .forEach(header -> headers.add(new RecordHeader(header.key(), header.value())));
            consumer.accept(new TrialRecord(
                    new Place(number, position),
                    new SourceRecord(position, record.timestamp(), record.key(), record.value(), headers)));
        }
    }
}
