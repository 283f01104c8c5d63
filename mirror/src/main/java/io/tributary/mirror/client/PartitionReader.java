package io.tributary.mirror.client;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads spans of partitions of one cluster, one after the other, without a group: nothing is committed and nobody notices.
 *
 * <p><b>Threading:</b> confined to one thread; every call blocks.
 *
 * <p><b>Failure:</b> {@link TributaryException}, translated and naming the cluster.
 */
public final class PartitionReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final Consumer<byte[], byte[]> consumer;
    private final Duration patience;
    private final String cluster;

    /** Takes over the consumer and closes it. */
    PartitionReader(Consumer<byte[], byte[]> consumer, Duration patience, String cluster) {
        this.consumer = consumer;
        this.patience = patience;
        this.cluster = cluster;
    }

    /**
     * @param patience without a record or an advance, before the reading fails
     * @param cluster  for people, such as {@code the upstream at province:9092}
     */
    public static PartitionReader ofCommitted(
            ClientProperties properties, String clientId, Duration patience, String cluster) {
        return open(properties, clientId, "read_committed", patience, cluster);
    }

    /** Sees records of open and of aborted transactions too. */
    public static PartitionReader ofEverything(
            ClientProperties properties, String clientId, Duration patience, String cluster) {
        return open(properties, clientId, "read_uncommitted", patience, cluster);
    }

    private static PartitionReader open(
            ClientProperties properties, String clientId, String isolation, Duration patience, String cluster) {
        Map<String, Object> defaults =
                Map.of("client.id", clientId, "max.poll.records", "5000", "max.partition.fetch.bytes", "1048576");
        Map<String, Object> forced = Map.of("auto.offset.reset", "none", "isolation.level", isolation);
        try {
            return new PartitionReader(KafkaClients.spanReader(properties, defaults, forced), patience, cluster);
        } catch (KafkaException e) {
            throw KafkaFaults.translate(e, cluster);
        }
    }

    /** The topics of the cluster. */
    public Set<String> topics() {
        return answer(() -> consumer.listTopics(ANSWER)).keySet();
    }

    /** The partitions of a topic that is there, in their order. */
    public List<TopicPartition> partitions(String topic) {
        return answer(() -> consumer.partitionsFor(topic, ANSWER)).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .sorted((one, other) -> Integer.compare(one.partition(), other.partition()))
                .toList();
    }

    /** The first offset that is there. */
    public long begin(TopicPartition partition) {
        return offset(answer(() -> consumer.beginningOffsets(List.of(partition), ANSWER)), partition);
    }

    /** The offset after the last record that this reader may see. */
    public long end(TopicPartition partition) {
        return offset(answer(() -> consumer.endOffsets(List.of(partition), ANSWER)), partition);
    }

    /** The first offsets that are there. */
    public Map<TopicPartition, Long> begins(Collection<TopicPartition> partitions) {
        return answer(() -> consumer.beginningOffsets(partitions, ANSWER));
    }

    /** The offsets after the last records that this reader may see. */
    public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return answer(() -> consumer.endOffsets(partitions, ANSWER));
    }

    private static long offset(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return Objects.requireNonNull(offsets.get(partition), partition::toString);
    }

    /** The first offset whose record is not older than a time; the end where there is none. */
    public long offsetAt(TopicPartition partition, long timestampMillis) {
        OffsetAndTimestamp found = answer(() -> consumer.offsetsForTimes(Map.of(partition, timestampMillis), ANSWER))
                .get(partition);
        return found == null ? end(partition) : found.offset();
    }

    /**
     * Hands over the records of a span in their order. What retention deletes meanwhile is passed over.
     *
     * @param to   not included; it waits until the partition can be read so far
     * @param each says whether to go on
     * @return the offset from which the next reading goes on
     * @throws TributaryException with {@link FaultCode#TRANSACTION_PENDING} where nothing comes for as long as the patience
     *     lasts
     */
    public long read(TopicPartition partition, long from, long to, Predicate<ConsumerRecord<byte[], byte[]>> each) {
        if (from >= to) {
            return from;
        }
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        long position = from;
        long lastAdvance = System.nanoTime();
        while (position < to) {
            for (ConsumerRecord<byte[], byte[]> record : poll(partition)) {
                if (record.offset() >= to) {
                    return to;
                }
                if (!each.test(record)) {
                    return record.offset() + 1;
                }
            }
            long reached = answer(() -> consumer.position(partition, ANSWER));
            if (reached > position) {
                position = reached;
                lastAdvance = System.nanoTime();
            } else if (System.nanoTime() - lastAdvance > patience.toNanos()) {
                throw new TributaryException(
                        FaultCode.TRANSACTION_PENDING,
                        cluster + ": " + partition + " cannot be read from offset " + position + " on for "
                                + patience.toSeconds()
                                + " s; its brokers do not answer, or a transaction stays open there");
            }
        }
        return to;
    }

    private Iterable<ConsumerRecord<byte[], byte[]>> poll(TopicPartition partition) {
        try {
            return answer(() -> consumer.poll(POLL));
        } catch (OffsetOutOfRangeException e) {
            consumer.seek(partition, begin(partition));
            return List.of();
        }
    }

    private <T> T answer(Supplier<T> call) {
        try {
            return call.get();
        } catch (OffsetOutOfRangeException e) {
            throw e;
        } catch (KafkaException e) {
            throw KafkaFaults.translate(e, cluster);
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(2)));
    }
}
