package io.tributary.mirror.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;

/**
 * Partitions in memory, as {@link PartitionReader}s see them: with gaps, with transactions that are open, and with records
 * that were given up.
 */
public final class FakeCluster {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final TopicPartition NOTHING = new TopicPartition("nothing", 0);

    private final Map<TopicPartition, Log> logs = new HashMap<>();
    private int closed;

    private static final class Log {
        private final NavigableMap<Long, ConsumerRecord<byte[], byte[]>> records = new TreeMap<>();
        private final NavigableMap<Long, ConsumerRecord<byte[], byte[]>> aborted = new TreeMap<>();
        private long begin;
        private long end;
        /** Records from here on are of transactions that are open. */
        private long stable = Long.MAX_VALUE;

        private long stableEnd() {
            return Math.min(end, stable);
        }

        private NavigableMap<Long, ConsumerRecord<byte[], byte[]>> visible(boolean committedOnly) {
            NavigableMap<Long, ConsumerRecord<byte[], byte[]>> all = new TreeMap<>(records);
            if (!committedOnly) {
                all.putAll(aborted);
            }
            return all.headMap(committedOnly ? stableEnd() : end, false);
        }
    }

    public FakeCluster topic(String name, int partitions) {
        for (int partition = 0; partition < partitions; partition++) {
            logs.put(new TopicPartition(name, partition), new Log());
        }
        return this;
    }

    /** @return the record's offset */
    public long append(ProducerRecord<byte[], byte[]> record) {
        Log log = log(new TopicPartition(record.topic(), Objects.requireNonNull(record.partition())));
        log.records.put(log.end, stored(record, log.end));
        return log.end++;
    }

    private static ConsumerRecord<byte[], byte[]> stored(ProducerRecord<byte[], byte[]> record, long offset) {
        Long timestamp = record.timestamp();
        return new ConsumerRecord<>(
                record.topic(),
                Objects.requireNonNull(record.partition()),
                offset,
                timestamp == null ? -1 : timestamp,
                TimestampType.CREATE_TIME,
                record.key() == null ? -1 : record.key().length,
                record.value() == null ? -1 : record.value().length,
                record.key(),
                record.value(),
                record.headers(),
                Optional.empty());
    }

    /** A record with a text for a key, and headers in pairs of name and value. */
    public static ProducerRecord<byte[], byte[]> record(
            TopicPartition partition, long timestamp, String key, String... headers) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                partition.topic(),
                partition.partition(),
                timestamp < 0 ? null : timestamp,
                key.getBytes(UTF_8),
                "v".getBytes(UTF_8));
        for (int i = 0; i < headers.length; i += 2) {
            record.headers().add(headers[i], headers[i + 1].getBytes(UTF_8));
        }
        return record;
    }

    /** Offsets at which a reader finds nothing, such as a transaction's marker. */
    public void skip(TopicPartition partition, long offsets) {
        log(partition).end += offsets;
    }

    /** What comes from now on is of a transaction that is open. */
    public void open(TopicPartition partition) {
        log(partition).stable = Math.min(log(partition).stable, log(partition).end);
    }

    /** Whatever is open is committed. */
    public void commit(TopicPartition partition) {
        log(partition).stable = Long.MAX_VALUE;
    }

    /** Only who reads everything still sees it. */
    public void abort(TopicPartition partition, long offset) {
        Log log = log(partition);
        log.aborted.put(offset, Objects.requireNonNull(log.records.remove(offset)));
    }

    public void deleteBefore(TopicPartition partition, long offset) {
        Log log = log(partition);
        log.records.headMap(offset).clear();
        log.begin = offset;
    }

    /** What a reader that sees committed records only finds. */
    public List<ConsumerRecord<byte[], byte[]>> records(TopicPartition partition) {
        return new ArrayList<>(log(partition).visible(true).values());
    }

    /** How many of the readers were closed. */
    public int closed() {
        return closed;
    }

    public PartitionReader committed() {
        return new PartitionReader(new Reader(true), PATIENCE, "the fake cluster");
    }

    public PartitionReader everything() {
        return new PartitionReader(new Reader(false), PATIENCE, "the fake cluster");
    }

    /** Of one partition at a time, which it sees as {@link #committed()} does. */
    public Consumer<byte[], byte[]> consumer() {
        return new Reader(true);
    }

    private Log log(TopicPartition partition) {
        return Objects.requireNonNull(logs.get(partition), partition::toString);
    }

    private final class Reader extends MockConsumer<byte[], byte[]> {
        private final boolean committedOnly;
        private TopicPartition assigned = NOTHING;
        private long position;

        Reader(boolean committedOnly) {
            super("none");
            this.committedOnly = committedOnly;
        }

        @Override
        public synchronized void assign(Collection<TopicPartition> partitions) {
            assigned = partitions.stream().findFirst().orElse(NOTHING);
        }

        @Override
        public synchronized void pause(Collection<TopicPartition> partitions) {
            // It is asked only while something is left to be read.
        }

        @Override
        public synchronized void resume(Collection<TopicPartition> partitions) {
            // Nothing is ever paused.
        }

        @Override
        public synchronized void seek(TopicPartition partition, long offset) {
            position = offset;
        }

        @Override
        public synchronized long position(TopicPartition partition, Duration timeout) {
            return position;
        }

        @Override
        public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            Log log = log(assigned);
            List<ConsumerRecord<byte[], byte[]>> found =
                    List.copyOf(log.visible(committedOnly).tailMap(position).values());
            position = Math.max(position, committedOnly ? log.stableEnd() : log.end);
            return found.isEmpty() ? ConsumerRecords.empty() : new ConsumerRecords<>(Map.of(assigned, found), Map.of());
        }

        @Override
        public synchronized Map<TopicPartition, Long> beginningOffsets(
                Collection<TopicPartition> partitions, Duration timeout) {
            return partitions.stream().collect(Collectors.toMap(one -> one, one -> log(one).begin));
        }

        @Override
        public synchronized Map<TopicPartition, Long> endOffsets(
                Collection<TopicPartition> partitions, Duration timeout) {
            return partitions.stream()
                    .collect(Collectors.toMap(one -> one, one -> committedOnly ? log(one).stableEnd() : log(one).end));
        }

        @Override
        public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
                Map<TopicPartition, Long> times, Duration timeout) {
            Map<TopicPartition, OffsetAndTimestamp> found = new HashMap<>();
            times.forEach((partition, time) -> log(partition).visible(committedOnly).values().stream()
                    .filter(record -> record.timestamp() >= time)
                    .findFirst()
                    .ifPresent(record ->
                            found.put(partition, new OffsetAndTimestamp(record.offset(), record.timestamp()))));
            return found;
        }

        @Override
        public synchronized Map<String, List<PartitionInfo>> listTopics(Duration timeout) {
            return logs.keySet().stream()
                    .map(TopicPartition::topic)
                    .distinct()
                    .collect(Collectors.toMap(topic -> topic, topic -> partitionsFor(topic, timeout)));
        }

        @Override
        public synchronized List<PartitionInfo> partitionsFor(String topic, Duration timeout) {
            return logs.keySet().stream()
                    .filter(partition -> partition.topic().equals(topic))
                    .map(partition ->
                            new PartitionInfo(topic, partition.partition(), Node.noNode(), new Node[0], new Node[0]))
                    .toList();
        }

        @Override
        public synchronized void close(CloseOptions option) {
            closed++;
        }
    }
}
