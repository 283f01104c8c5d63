package io.tributary.scale;

import io.tributary.core.ledger.EntryKind;
import io.tributary.core.ledger.LedgerEntry;
import io.tributary.core.ledger.LedgerEntryCodec;
import io.tributary.core.ledger.LedgerTopics;
import io.tributary.demo.recount.TopicTail;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * How many source offsets the ledger speaks of, read from it: all ledger topics by one reader.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class LedgerCount implements AutoCloseable {

    private final TopicTail ledger;
    private final Map<TopicPartition, Long> ends = new HashMap<>();

    LedgerCount(String provinceServers, List<String> sourceTopics) {
        this.ledger = new TopicTail(
                provinceServers,
                sourceTopics.stream()
                        .map(topic -> LedgerTopics.topic(WideSite.SITE, topic))
                        .toList());
    }

    /** Over all partitions, the offset after the last one of which the ledger speaks. */
    long accounted() {
        ledger.read(entry -> {
            LedgerEntry written = LedgerEntryCodec.read(entry.value());
            if (written.kind() == EntryKind.ADVANCE) {
                ends.merge(
                        new TopicPartition(entry.topic(), entry.partition()),
                        written.interval().to(),
                        Math::max);
            }
        });
        return ends.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void close() {
        ledger.close();
    }
}
