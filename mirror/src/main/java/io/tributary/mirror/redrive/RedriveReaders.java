package io.tributary.mirror.redrive;

import io.tributary.core.record.SourcePosition;
import io.tributary.mirror.client.HalfOpened;
import io.tributary.mirror.client.PartitionReader;
import io.tributary.mirror.deadletter.DeadLetters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What a redrive reads with. Confined to one thread. */
final class RedriveReaders implements AutoCloseable {

    /** Beyond the timeout of a transaction that a killed gateway left open. */
    private static final Duration BEYOND_TIMEOUT = Duration.ofSeconds(30);

    private final DeadLetters letters;
    private final PartitionReader site;
    private final PartitionReader committed;
    private final PartitionReader everything;

    /** Takes over the readers and closes them. */
    RedriveReaders(DeadLetters letters, PartitionReader site, PartitionReader committed, PartitionReader everything) {
        this.letters = letters;
        this.site = site;
        this.committed = committed;
        this.everything = everything;
    }

    /** All of them or, where one cannot be made, none. */
    static RedriveReaders open(RedriveSettings settings) {
        Duration patience = settings.transactionTimeout().plus(BEYOND_TIMEOUT);
        String cluster = settings.clusterDescription();
        String upstream = settings.upstreamDescription();
        try (HalfOpened opened = new HalfOpened()) {
            RedriveReaders readers = new RedriveReaders(
                    opened.add(DeadLetters.open(settings.cluster(), settings.clientId("letters"), cluster)),
                    opened.add(PartitionReader.ofCommitted(
                            settings.cluster(), settings.clientId("source"), patience, cluster)),
                    opened.add(PartitionReader.ofCommitted(
                            settings.upstream(), settings.clientId("committed"), patience, upstream)),
                    opened.add(PartitionReader.ofEverything(
                            settings.upstream(), settings.clientId("everything"), patience, upstream)));
            opened.keep();
            return readers;
        }
    }

    DeadLetters letters() {
        return letters;
    }

    /** Reads what is committed at the upstream. */
    PartitionReader committed() {
        return committed;
    }

    /** Reads the upstream's open transactions too. */
    PartitionReader everything() {
        return everything;
    }

    /** A record in its source topic; absent where it was deleted. */
    Optional<ConsumerRecord<byte[], byte[]>> original(SourcePosition position) {
        TopicPartition partition = new TopicPartition(position.topic(), position.partition());
        boolean isThere = site.begin(partition) <= position.offset() && position.offset() < site.end(partition);
        if (!isThere) {
            return Optional.empty();
        }
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        site.read(partition, position.offset(), position.offset() + 1, found::add);
        return found.stream().findFirst();
    }

    @Override
    public void close() {
        try (letters;
                site;
                committed) {
            everything.close();
        }
    }
}
