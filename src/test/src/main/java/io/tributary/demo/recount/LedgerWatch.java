package io.tributary.demo.recount;

import io.tributary.core.ledger.EntryKind;
import io.tributary.core.ledger.LedgerEntry;
import io.tributary.core.ledger.LedgerEntryCodec;
import io.tributary.core.ledger.LedgerTopics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the ledger has come, held against the ends of the source topics: read from the topics, not asked of the gateways.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
public final class LedgerWatch implements AutoCloseable {

    private final List<CountedFlow> flows;
    private final TopicTail ledger;
    private final Map<CountedFlow, TopicReader> cities = new LinkedHashMap<>();
    /** By ledger topic, then by partition. */
    private final Map<String, Map<Integer, Long>> next = new HashMap<>();

    public LedgerWatch(String provinceBootstrapServers, List<CountedFlow> flows) {
        this.flows = List.copyOf(flows);
        this.ledger = new TopicTail(
                provinceBootstrapServers,
                flows.stream().map(LedgerWatch::ledgerTopic).toList());
        flows.forEach(flow -> cities.put(flow, new TopicReader(flow.bootstrapServers())));
    }

    private static String ledgerTopic(CountedFlow flow) {
        return LedgerTopics.topic(flow.site(), flow.sourceTopic());
    }

    /** Looks at both sides and says how each partition stands. */
    public List<Position> positions() {
        ledger.read(entry -> {
            LedgerEntry written = LedgerEntryCodec.read(entry.value());
            if (written.kind() == EntryKind.ADVANCE) {
                next.computeIfAbsent(entry.topic(), unseen -> new TreeMap<>())
                        .put(entry.partition(), written.interval().to());
            }
        });
        List<Position> positions = new ArrayList<>();
        for (CountedFlow flow : flows) {
            Map<Integer, Long> accounted = next.getOrDefault(ledgerTopic(flow), Map.of());
            ends(flow)
                    .forEach((partition, end) -> positions.add(new Position(
                            flow, partition.partition(), accounted.getOrDefault(partition.partition(), 0L), end)));
        }
        return positions;
    }

    private Map<TopicPartition, Long> ends(CountedFlow flow) {
        TopicReader city = cities.get(flow);
        return city == null ? Map.of() : city.ends(flow.sourceTopic());
    }

    @Override
    public void close() {
        ledger.close();
        cities.values().forEach(TopicReader::close);
    }

    /**
     * How one source partition stands.
     *
     * @param accounted the offset after the last one that the ledger speaks of; 0 where it says nothing
     * @param end       of the source partition
     */
    public record Position(CountedFlow flow, int partition, long accounted, long end) {

        public boolean isComplete() {
            return accounted >= end;
        }

        @Override
        public String toString() {
            return flow.site() + " " + flow.sourceTopic() + "-" + partition + ": the ledger is at " + accounted + " of "
                    + end;
        }
    }
}
