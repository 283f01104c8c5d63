package io.tributary.mirror.engine;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The way of a stream's records to the upstream, one shipment after the other. It opens with the first record, and is either
 * committed with its ledger entries or given up.
 *
 * <p><b>Delivery:</b> what is committed has arrived, all of it. What a crash leaves is the implementation's to say.
 *
 * <p><b>Threading:</b> confined to one thread. <b>Failure:</b> what Kafka's producer throws. After any exception the owner
 * {@linkplain #abort aborts}; where that fails too, it {@linkplain #close closes} the shipment and opens another one.
 */
sealed interface Shipment extends AutoCloseable permits MirrorTransaction, AcknowledgedShipment {

    /** Ends what a predecessor of the same stream left open, where that is possible. Blocks on the upstream. */
    void recover();

    /**
     * Hands a record over.
     *
     * @param sourceOffset under which {@code sent} hears what became of it; a failure makes the commit fail besides
     */
    void send(ProducerRecord<byte[], byte[]> standard, int recordBytes, SentRecords sent, long sourceOffset);

    boolean isOpen();

    /** What it goes by now. */
    ShipmentProducer producer();

    /** What it can take in one record at most, by its producer's own bounds. */
    default int maxRecordBytes() {
        return producer().maxRecordBytes();
    }

    /** What was sent so far, as requests to brokers; 0 where that is not counted. */
    default double outgoingBytes() {
        return producer().outgoingBytes();
    }

    /** Whether the upstream's brokers have lately held answers back, by a quota of theirs. */
    default boolean isThrottled() {
        return producer().isThrottled();
    }

    /**
     * Ends the shipment with its proof and its position. When this returns, it is committed; when it throws, that is not
     * known.
     *
     * @param name whether the partitions are still owned, and in whose name; asked as late as possible, and what it throws
     *     is thrown
     */
    void commit(
            List<ProducerRecord<byte[], byte[]>> entries,
            Map<TopicPartition, OffsetAndMetadata> offsets,
            Supplier<ConsumerGroupMetadata> name);

    /** Gives the open shipment up, if there is one. When this returns, every record has its answer. */
    void abort();

    @Override
    default void close() {
        producer().close();
    }
}
