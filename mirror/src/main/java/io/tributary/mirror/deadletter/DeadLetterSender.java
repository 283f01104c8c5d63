package io.tributary.mirror.deadletter;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.outcome.Outcome;
import io.tributary.mirror.client.KafkaFaults;
import io.tributary.mirror.topics.SourceTopic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * Sends refused records to the dead-letter topic of their own cluster.
 *
 * <p><b>Delivery:</b> at least once; a repeat after a crash has the same key. A letter that its cluster finds too large is
 * sent without its value, saying so.
 *
 * <p><b>Threading:</b> confined to one thread. {@link #awaitAcknowledged} blocks, bounded by the producer's delivery
 * timeout.
 */
public final class DeadLetterSender implements AutoCloseable {

    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

    private final Supplier<Producer<byte[], byte[]>> producers;
    private final String clusterDescription;
    private final List<Pending> pending = new ArrayList<>();
    private @Nullable Producer<byte[], byte[]> producer;

    /**
     * @param producers makes a producer, at once and each time that the one before takes nothing more; closed by this
     */
    public DeadLetterSender(Supplier<Producer<byte[], byte[]>> producers, String clusterDescription) {
        this.producers = producers;
        this.clusterDescription = clusterDescription;
        this.producer = producers.get();
    }

    private record Pending(DeadLetter letter, Future<RecordMetadata> sent) {}

    /**
     * Hands a letter over; whether it arrived is known after {@link #awaitAcknowledged}.
     *
     * @throws TributaryException where it is refused at once
     */
    public void send(SourceTopic topic, ConsumerRecord<byte[], byte[]> refused, Outcome.Rejected outcome) {
        DeadLetter letter = new DeadLetter(topic, refused, outcome);
        try {
            Pending sent = new Pending(letter, producer().send(letter.toRecord()));
            if (sent.sent().isDone()) {
                // Refused before it left, as when the topic is gone: each further one would wait as long.
                confirm(sent);
            } else {
                pending.add(sent);
            }
        } catch (KafkaException | IllegalStateException e) {
            // What a producer does not even take it will never take: it has failed for good, or was closed.
            close(Duration.ZERO);
            throw notDelivered(letter, e);
        }
    }

    private Producer<byte[], byte[]> producer() {
        Producer<byte[], byte[]> known = producer;
        if (known == null) {
            known = producers.get();
            producer = known;
        }
        return known;
    }

    /**
     * Waits until every letter so far is acknowledged.
     *
     * @throws TributaryException where one is not; all must then be sent again
     */
    public void awaitAcknowledged() {
        if (pending.isEmpty()) {
            return;
        }
        try {
            producer().flush();
            for (Pending one : pending) {
                confirm(one);
            }
        } catch (KafkaException e) {
            throw KafkaFaults.translate(e, clusterDescription);
        } finally {
            pending.clear();
        }
    }

    /** Forgets the letters of work that is given up. Those on their way may still arrive. */
    public void forget() {
        pending.clear();
    }

    private void confirm(Pending one) {
        try {
            one.sent().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RecordTooLargeException) {
                sendWithoutValue(one.letter());
            } else {
                throw notDelivered(one.letter(), e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw KafkaFaults.translate(e, clusterDescription);
        }
    }

    private void sendWithoutValue(DeadLetter letter) {
        ProducerRecord<byte[], byte[]> bare = letter.toRecordWithoutValue();
        try {
            producer().send(bare).get();
        } catch (ExecutionException e) {
            throw notDelivered(letter, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw KafkaFaults.translate(e, clusterDescription);
        }
    }

    private TributaryException notDelivered(DeadLetter letter, Exception e) {
        TributaryException fault = KafkaFaults.translate(e, clusterDescription);
        FaultCode code = fault.code();
        return new TributaryException(
                code, "the dead letter of " + letter.position() + " is not acknowledged; " + fault.getMessage(), e);
    }

    @Override
    public void close() {
        close(CLOSE_WITHIN);
    }

    private void close(Duration within) {
        if (producer != null) {
            producer.close(within);
            producer = null;
        }
    }
}
