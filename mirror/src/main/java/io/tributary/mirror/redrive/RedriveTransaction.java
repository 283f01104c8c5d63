package io.tributary.mirror.redrive;

import io.tributary.core.ledger.OffsetBits;
import io.tributary.core.outcome.Outcome;
import io.tributary.mirror.client.KafkaClients;
import io.tributary.mirror.client.KafkaFaults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The transactions of the redrive of one source topic, one after the other. All redrives of a topic share one transactional
 * id: {@link #begin} ends what another one left open, and from then on that one cannot commit.
 *
 * <p><b>Threading:</b> confined to one thread; blocks on the upstream. <b>Failure:</b> what Kafka's producer throws; what
 * was open is given up when it is closed.
 */
final class RedriveTransaction implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RedriveTransaction.class);
    private static final Duration CLOSE_WITHIN = Duration.ofMillis(500);

    private final Producer<byte[], byte[]> producer;
    private final Destination destination;
    private final int maxRecordBytes;
    private boolean isOpen;
    private long openedNanos;

    /** Takes over the producer and closes it. */
    RedriveTransaction(Producer<byte[], byte[]> producer, Destination destination, int maxRecordBytes) {
        this.producer = producer;
        this.destination = destination;
        this.maxRecordBytes = maxRecordBytes;
    }

    static RedriveTransaction open(RedriveSettings settings, Destination destination) {
        Map<String, Object> defaults = new HashMap<>();
        defaults.put("client.id", settings.clientId("mirror"));
        defaults.put("compression.type", "zstd");
        defaults.put("batch.size", Integer.toString(256 * 1024));
        defaults.put("max.request.size", Integer.toString(16 << 20));
        long timeout = settings.transactionTimeout().toMillis();
        defaults.put("request.timeout.ms", Long.toString(Math.max(1_000, timeout / 4)));
        defaults.put("delivery.timeout.ms", Long.toString(Math.max(2_000, timeout * 3 / 4)));
        Map<String, Object> forced = Map.of(
                "transactional.id",
                "tributary." + settings.site() + ".redrive."
                        + destination.topic().topic(),
                "transaction.timeout.ms",
                Long.toString(timeout));
        Object max = KafkaClients.producerConfig(settings.upstream(), defaults, forced)
                .get("max.request.size");
        return new RedriveTransaction(
                KafkaClients.producer(settings.upstream(), defaults, forced),
                destination,
                Integer.parseInt(String.valueOf(max)));
    }

    /** What one record may measure at most. */
    int maxRecordBytes() {
        return Math.min(maxRecordBytes, destination.topic().maxTargetBytes());
    }

    /** Takes the work over from any other redrive of the topic. When this returns, what that one did is settled. */
    void begin() {
        producer.initTransactions();
    }

    /**
     * Sends records with their ledger entries, and commits them unless something speaks against it; then nothing was done.
     *
     * @param placed in the order of their offsets, of one partition, at least one that is redriven
     * @param stands looks, before the commit, at the offsets of the records in the target topic, and says whether all may
     *     stay where they were placed
     */
    Attempt send(List<Placed> placed, Predicate<OffsetBits> stands) {
        producer.beginTransaction();
        isOpen = true;
        openedNanos = System.nanoTime();
        Map<Candidate, Future<RecordMetadata>> sent = new LinkedHashMap<>();
        KafkaException stopped = sendRecords(placed, sent);
        List<Attempt.Refusal> refused = refused(sent);
        if (!refused.isEmpty()) {
            abort();
            return Attempt.Refused.of(refused);
        }
        if (stopped != null) {
            throw stopped;
        }
        Optional<OffsetBits> places = places(sent.values());
        if (places.isEmpty() || !(places.get().isEmpty() || stands.test(places.get()))) {
            abort();
            return new Attempt.Overtaken();
        }
        sendEntry(placed, false);
        sendEntry(placed, true);
        producer.commitTransaction();
        isOpen = false;
        return new Attempt.Committed();
    }

    private void abort() {
        producer.abortTransaction();
        isOpen = false;
    }

    /** Whether a transaction is open for longer than the upstream lets one be. */
    boolean isOverdue(Duration timeout) {
        return isOpen && System.nanoTime() - openedNanos > timeout.toNanos();
    }

    /**
     * When this returns, it is known what became of each.
     *
     * @param sent takes the answers, in the order of the records
     * @return why not all were sent; absent where they were
     */
    private @Nullable KafkaException sendRecords(List<Placed> placed, Map<Candidate, Future<RecordMetadata>> sent) {
        KafkaException stopped = null;
        try {
            for (Placed one : placed) {
                if (one.candidate().outcome() instanceof Outcome.Mirrored mirrored
                        && one.fate().isRedriven()) {
                    ProducerRecord<byte[], byte[]> record =
                            destination.redriven(one.candidate(), mirrored, one.isAside(), one.newer());
                    sent.put(one.candidate(), producer.send(record));
                }
            }
        } catch (KafkaException e) {
            if (!KafkaFaults.isRefusal(e)) {
                throw e;
            }
            // The producer takes nothing more after a refusal; whose it was, those that were sent know.
            stopped = e;
        }
        producer.flush();
        return stopped;
    }

    private static List<Attempt.Refusal> refused(Map<Candidate, Future<RecordMetadata>> sent) {
        List<Attempt.Refusal> refused = new ArrayList<>();
        sent.forEach((candidate, answer) -> {
            try {
                answer.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Exception cause && KafkaFaults.isRefusal(cause)) {
                    refused.add(new Attempt.Refusal(candidate, cause));
                }
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        });
        return refused;
    }

    /** Of the records in the target topic; absent where one was repeated on its way, so that its place is not known. */
    private Optional<OffsetBits> places(Collection<Future<RecordMetadata>> sent) {
        OffsetBits places = new OffsetBits();
        for (Future<RecordMetadata> one : sent) {
            RecordMetadata metadata = metadata(one);
            if (metadata.topic().equals(destination.topic().targetTopic())) {
                if (!metadata.hasOffset()) {
                    return Optional.empty();
                }
                places.add(metadata.offset());
            }
        }
        return Optional.of(places);
    }

    private void sendEntry(List<Placed> placed, boolean aside) {
        List<Candidate> candidates = placed.stream()
                .filter(one -> one.fate().isRedriven() && one.isAside() == aside)
                .map(Placed::candidate)
                .toList();
        if (!candidates.isEmpty()) {
            // A failure makes the commit fail.
            var unused = producer.send(destination.entry(candidates, aside));
        }
    }

    private static RecordMetadata metadata(Future<RecordMetadata> sent) {
        try {
            return sent.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static InterruptException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new InterruptException(e);
    }

    /** Gives up what is open, so that it holds back no reader. */
    @Override
    public void close() {
        try {
            if (isOpen) {
                producer.abortTransaction();
            }
        } catch (KafkaException e) {
            LOG.debug("The open transaction could not be given up; it ends by its timeout", e);
        } finally {
            producer.close(CLOSE_WITHIN);
        }
    }
}
