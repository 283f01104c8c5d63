package io.tributary.mirror.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.core.contract.Contract;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.site.SiteCode;
import io.tributary.mirror.client.ClientProperties;
import io.tributary.mirror.record.PlainContract;
import io.tributary.mirror.record.TimestampBounds;
import io.tributary.mirror.topics.SourceTopic;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Both ends of a run in memory: a source topic with records, and an upstream with a journal. What goes wrong there is set by
 * the test.
 */
final class TwoEnds implements RunClients {

    static final RunName RUN = new RunName("july");

    private static final ClientProperties NOWHERE =
            new ClientProperties(Map.of("bootstrap.servers", "localhost:1"), Map.of(), Map.of(), Map.of());

    static final ReplaySettings SETTINGS = new ReplaySettings(
            SiteCode.of("330100"), "here", NOWHERE, NOWHERE, TimestampBounds.DEFAULT, Duration.ofSeconds(10), (short)
                    -1);

    /** What a committed reader sees at the upstream, in its order. */
    final List<ProducerRecord<byte[], byte[]>> committed = new CopyOnWriteArrayList<>();

    final Deque<RuntimeException> commitFaults = new ArrayDeque<>();
    /** Thrown by commits that took place. */
    final Deque<RuntimeException> commitDoubts = new ArrayDeque<>();

    final Deque<TributaryException> verifyFaults = new ArrayDeque<>();
    Predicate<ProducerRecord<byte[], byte[]>> refuses = record -> false;

    @Nullable
    RuntimeException sendFault;

    Runnable onRecover = () -> {};
    Runnable onVerify = () -> {};
    int maxRecordBytes = 1 << 20;
    int recoveries;

    private final SourceTopic topic;
    private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> source = new HashMap<>();

    TwoEnds(SourceTopic topic) {
        this.topic = topic;
    }

    static ReplayRequest request(Bound from, ErrorLimit errors) {
        return new ReplayRequest(
                RUN, from, Bound.Word.END, null, null, new ReplayRequest.Limits(Rate.UNLIMITED, errors), false);
    }

    static ReplayRequest fromBeginning() {
        return request(Bound.Word.BEGINNING, ErrorLimit.NONE);
    }

    void publish(int partition, int count, long timestampMillis) {
        List<ConsumerRecord<byte[], byte[]>> records =
                source.computeIfAbsent(new TopicPartition(PlainContract.SOURCE, partition), any -> new ArrayList<>());
        for (int i = 0; i < count; i++) {
            byte[] value = ("value " + i).getBytes(UTF_8);
            records.add(new ConsumerRecord<>(
                    PlainContract.SOURCE,
                    partition,
                    records.size(),
                    timestampMillis,
                    TimestampType.CREATE_TIME,
                    -1,
                    value.length,
                    null,
                    value,
                    new RecordHeaders(),
                    Optional.empty()));
        }
    }

    /** Has the journal say something, as another worker would have it. */
    void write(RunHead head, PartitionProgress... progress) {
        String journal = SETTINGS.journalTopic();
        for (PartitionProgress one : progress) {
            committed.add(new ProducerRecord<>(journal, JournalText.write(head.name(), head.pass(), one)));
        }
        committed.add(new ProducerRecord<>(journal, JournalText.write(head)));
    }

    /** The {@code ce_id}s of what was sent. */
    List<String> sent() {
        return committed.stream()
                .filter(record -> !record.topic().equals(SETTINGS.journalTopic()))
                .map(record -> new String(record.headers().lastHeader("ce_id").value(), UTF_8))
                .toList();
    }

    RunReport journaled() {
        return journal().runs().get(0);
    }

    @Override
    public Journal journal() {
        return Journal.of(committed.stream()
                .filter(record -> record.topic().equals(SETTINGS.journalTopic()))
                .map(ProducerRecord::value)
                .toList());
    }

    @Override
    public RunTopics topics() {
        return new RunTopics() {
            @Override
            public void ensureJournal() {}

            @Override
            public List<SourceTopic> find(Contract contract, @Nullable String only) {
                return List.of(topic);
            }

            @Override
            public void verify(Collection<SourceTopic> topics) {
                onVerify.run();
                if (!topics.isEmpty() && !verifyFaults.isEmpty()) {
                    throw verifyFaults.removeFirst();
                }
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public Consumer<byte[], byte[]> source() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
        Map<TopicPartition, Long> begins = new HashMap<>();
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (int partition = 0; partition < topic.partitions(); partition++) {
            TopicPartition one = new TopicPartition(PlainContract.SOURCE, partition);
            begins.put(one, 0L);
            ends.put(one, (long) source.getOrDefault(one, List.of()).size());
        }
        consumer.updateBeginningOffsets(begins);
        consumer.updateEndOffsets(ends);
        consumer.schedulePollTask(() -> source.forEach((partition, records) -> {
            if (consumer.assignment().contains(partition)) {
                records.forEach(consumer::addRecord);
            }
        }));
        return consumer;
    }

    @Override
    public RunTransaction transaction() {
        return new RunTransaction(new Upstream(), SETTINGS.journalTopic(), maxRecordBytes);
    }

    /** Takes a transaction as one batch, which it refuses as a whole for any record in it. */
    private final class Upstream extends MockProducer<byte[], byte[]> {
        private final List<ProducerRecord<byte[], byte[]>> open = new ArrayList<>();
        private final List<Callback> answers = new ArrayList<>();

        Upstream() {
            super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public void initTransactions() {
            super.initTransactions();
            recoveries++;
            onRecover.run();
        }

        @Override
        public synchronized Future<RecordMetadata> send(
                ProducerRecord<byte[], byte[]> record, @Nullable Callback callback) {
            RuntimeException fault = sendFault;
            if (fault != null && !record.topic().equals(SETTINGS.journalTopic())) {
                throw fault;
            }
            open.add(record);
            if (callback != null) {
                answers.add(callback);
            }
            return CompletableFuture.completedFuture(
                    new RecordMetadata(new TopicPartition(record.topic(), 0), 0, 0, 0, 0, 0));
        }

        @Override
        public void commitTransaction() {
            if (open.stream().anyMatch(refuses)) {
                InvalidRecordException cause = new InvalidRecordException("one of them is bad");
                answers.forEach(answer -> answer.onCompletion(null, cause));
                throw new KafkaException("in an error state", cause);
            }
            if (!commitFaults.isEmpty()) {
                throw commitFaults.removeFirst();
            }
            super.commitTransaction();
            committed.addAll(open);
            open.clear();
            answers.clear();
            if (!commitDoubts.isEmpty()) {
                throw commitDoubts.removeFirst();
            }
        }

        @Override
        public void abortTransaction() {
            super.abortTransaction();
            open.clear();
            answers.clear();
        }
    }
}
