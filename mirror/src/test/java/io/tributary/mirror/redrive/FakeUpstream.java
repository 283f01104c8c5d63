package io.tributary.mirror.redrive;

import io.tributary.mirror.client.FakeCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A transactional producer that writes into a {@link FakeCluster}, with brokers that may refuse records. */
final class FakeUpstream extends MockProducer<byte[], byte[]> {

    private final FakeCluster cluster;
    private final List<ConsumedPlace> written = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private Predicate<ProducerRecord<byte[], byte[]>> refuses = record -> false;
    private Consumer<ProducerRecord<byte[], byte[]>> before = record -> {};
    private boolean namesTheRecord = true;
    private boolean isRefused;
    private int aborted;

    FakeUpstream(FakeCluster cluster) {
        super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        this.cluster = cluster;
    }

    private record ConsumedPlace(TopicPartition partition, long offset) {}

    private record Answer(ProducerRecord<byte[], byte[]> record, CompletableFuture<RecordMetadata> future) {}

    /**
     * @param namesTheRecord whether the refusal of a batch says which of its records are at fault
     */
    void refuse(Predicate<ProducerRecord<byte[], byte[]>> which, boolean namesTheRecord) {
        this.refuses = which;
        this.namesTheRecord = namesTheRecord;
    }

    /** Something that happens at the upstream before a record arrives there. */
    void before(Consumer<ProducerRecord<byte[], byte[]>> happens) {
        this.before = happens;
    }

    int aborted() {
        return aborted;
    }

    @Override
    public void initTransactions() {
        // Nobody else is there.
    }

    @Override
    public void beginTransaction() {
        isRefused = false;
    }

    @Override
    public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
        CompletableFuture<RecordMetadata> future = new CompletableFuture<>();
        answers.add(new Answer(record, future));
        return future;
    }

    /** All that was sent so far was one batch. */
    @Override
    public synchronized void flush() {
        isRefused |= answers.stream().anyMatch(answer -> refuses.test(answer.record()));
        PolicyViolationException ofAll = new PolicyViolationException("the policy of the whole batch");
        for (Answer answer : answers) {
            boolean isBad = refuses.test(answer.record());
            if (!isRefused) {
                arrive(answer);
            } else if (!namesTheRecord) {
                answer.future().completeExceptionally(ofAll);
            } else {
                answer.future()
                        .completeExceptionally(
                                isBad
                                        ? new PolicyViolationException("the policy")
                                        : new KafkaException("part of a batch with invalid records"));
            }
        }
        answers.clear();
    }

    private void arrive(Answer answer) {
        ProducerRecord<byte[], byte[]> record = answer.record();
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        before.accept(record);
        cluster.open(partition);
        long offset = cluster.append(record);
        written.add(new ConsumedPlace(partition, offset));
        answer.future().complete(new RecordMetadata(partition, offset, 0, 0, 0, 0));
    }

    @Override
    public void commitTransaction() {
        flush();
        end();
    }

    @Override
    public void abortTransaction() {
        aborted++;
        written.forEach(place -> cluster.abort(place.partition(), place.offset()));
        end();
    }

    private void end() {
        written.stream().map(ConsumedPlace::partition).distinct().forEach(partition -> {
            cluster.skip(partition, 1);
            cluster.commit(partition);
        });
        written.clear();
    }
}
