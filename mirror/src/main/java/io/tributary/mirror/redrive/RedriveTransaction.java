package io.tributary.mirror.redrive;

import io.tributary.core.outcome.Outcome;
import io.tributary.mirror.client.KafkaClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
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

    private RedriveTransaction(Producer<byte[], byte[]> producer, Destination destination, int maxRecordBytes) {
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
     * Sends records with their ledger entries, and commits them unless something speaks against it.
     *
     * @param placed in the order of their offsets, of one partition, at least one that is redriven
     * @param stands looks, before the commit, at the offset of the first record in the target topic, and says whether all may
     *     stay where they were placed
     * @return whether it was committed; otherwise nothing was done
     */
    boolean send(List<Placed> placed, Predicate<OptionalLong> stands) {
        producer.beginTransaction();
        isOpen = true;
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        List<Candidate> toTarget = new ArrayList<>();
        List<Candidate> aside = new ArrayList<>();
        for (Placed one : placed) {
            if (one.candidate().outcome() instanceof Outcome.Mirrored mirrored
                    && one.fate().isRedriven()) {
                ProducerRecord<byte[], byte[]> record =
                        destination.redriven(one.candidate(), mirrored, one.isAside(), one.newer());
                sent.add(producer.send(record));
            }
            if (one.fate().isRedriven()) {
                (one.isAside() ? aside : toTarget).add(one.candidate());
            }
        }
        producer.flush();
        if (!stands.test(firstOffset(sent))) {
            producer.abortTransaction();
            isOpen = false;
            return false;
        }
        sendEntry(toTarget, false);
        sendEntry(aside, true);
        producer.commitTransaction();
        isOpen = false;
        return true;
    }

    private void sendEntry(List<Candidate> candidates, boolean aside) {
        if (!candidates.isEmpty()) {
            // A failure makes the commit fail.
            var unused = producer.send(destination.entry(candidates, aside));
        }
    }

    private OptionalLong firstOffset(List<Future<RecordMetadata>> sent) {
        long first = Long.MAX_VALUE;
        for (Future<RecordMetadata> one : sent) {
            RecordMetadata metadata = metadata(one);
            if (metadata.topic().equals(destination.topic().targetTopic())) {
                first = Math.min(first, metadata.offset());
            }
        }
        return first == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(first);
    }

    private static RecordMetadata metadata(Future<RecordMetadata> sent) {
        try {
            return sent.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new org.apache.kafka.common.errors.InterruptException(e);
        }
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
