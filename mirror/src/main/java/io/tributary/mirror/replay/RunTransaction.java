package io.tributary.mirror.replay;

import java.time.Duration;
import java.util.Collection;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of a run, one after the other: records, and in the same one how far the run is by them. After any
 * exception the owner closes it, at most after {@link #abort}; the next one with the same id ends what was left open.
 *
 * <p><b>Threading:</b> confined to one thread; failures are told on the producer's.
 */
final class RunTransaction implements AutoCloseable {

    private static final Duration CLOSE_WITHIN = Duration.ofMillis(500);

    private final Producer<byte[], byte[]> producer;
    private final String journalTopic;
    private final int maxRecordBytes;
    private boolean open;

    /**
     * Takes over the producer and closes it.
     *
     * @param maxRecordBytes what the producer can send in one record
     */
    RunTransaction(Producer<byte[], byte[]> producer, String journalTopic, int maxRecordBytes) {
        this.producer = producer;
        this.journalTopic = journalTopic;
        this.maxRecordBytes = maxRecordBytes;
    }

    int maxRecordBytes() {
        return maxRecordBytes;
    }

    /** Shuts out another worker of the run and ends what it left open. Blocks on the upstream. */
    void recover() {
        producer.initTransactions();
    }

    /**
     * @param failed hears why the record is not taken, which makes the commit fail
     */
    void send(ProducerRecord<byte[], byte[]> record, Consumer<Exception> failed) {
        if (!open) {
            producer.beginTransaction();
            open = true;
        }
        var unused = producer.send(record, (metadata, failure) -> {
            if (failure != null) {
                failed.accept(failure);
            }
        });
    }

    /**
     * When this returns, it is committed; when it throws, that is not known.
     *
     * @param head absent where nothing about the run as a whole has changed
     */
    void commit(RunName run, int pass, Collection<PartitionProgress> progress, @Nullable RunHead head) {
        for (PartitionProgress one : progress) {
            write(JournalText.key(run, one), JournalText.write(run, pass, one));
        }
        if (head != null) {
            write(JournalText.key(run), JournalText.write(head));
        }
        if (open) {
            commit();
            open = false;
        }
    }

    /** Of a commit that was not answered in time Kafka says how it ended, and nothing else may be asked before. */
    private void commit() {
        try {
            producer.commitTransaction();
        } catch (TimeoutException e) {
            producer.commitTransaction();
        }
    }

    private void write(byte[] key, byte[] value) {
        send(new ProducerRecord<>(journalTopic, 0, key, value), failure -> {});
    }

    void abort() {
        if (open) {
            producer.abortTransaction();
            open = false;
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE_WITHIN);
    }
}
