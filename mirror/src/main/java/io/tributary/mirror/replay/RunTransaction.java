package io.tributary.mirror.replay;

import java.time.Duration;
import java.util.Collection;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of a run, one after the other: records, and in the same one how far the run is by them. After any
 * exception the owner closes it; the next one with the same id ends what was left open.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class RunTransaction implements AutoCloseable {

    private static final Duration CLOSE_WITHIN = Duration.ofMillis(500);

    private final Producer<byte[], byte[]> producer;
    private final String journalTopic;
    private boolean open;

    /** Takes over the producer and closes it. */
    RunTransaction(Producer<byte[], byte[]> producer, String journalTopic) {
        this.producer = producer;
        this.journalTopic = journalTopic;
    }

    /** Shuts out another worker of the run and ends what it left open. Blocks on the upstream. */
    void recover() {
        producer.initTransactions();
    }

    void send(ProducerRecord<byte[], byte[]> record) {
        if (!open) {
            producer.beginTransaction();
            open = true;
        }
        // A failure is not handled here: it makes the commit fail.
        var unused = producer.send(record);
    }

    /**
     * When this returns, it is committed; when it throws, that is not known.
     *
     * @param head absent where nothing about the run as a whole has changed
     */
    void commit(RunName run, int pass, Collection<PartitionProgress> progress, @Nullable RunHead head) {
        for (PartitionProgress one : progress) {
            send(journal(JournalText.key(run, one), JournalText.write(run, pass, one)));
        }
        if (head != null) {
            send(journal(JournalText.key(run), JournalText.write(head)));
        }
        if (open) {
            producer.commitTransaction();
            open = false;
        }
    }

    private ProducerRecord<byte[], byte[]> journal(byte[] key, byte[] value) {
        return new ProducerRecord<>(journalTopic, 0, key, value);
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
