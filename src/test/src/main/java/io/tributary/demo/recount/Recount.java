package io.tributary.demo.recount;

import io.tributary.core.ledger.LedgerEntryCodec;
import io.tributary.core.ledger.LedgerTopics;
import io.tributary.core.record.ProvenanceHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * Counts what is in the topics themselves, with plain clients and {@code read_committed}: the only thing it believes is
 * what it reads.
 *
 * <p><b>Threading:</b> confined to one thread; blocks until all is read. Writers should have come to rest: a record that
 * comes in between two topics looks like a missing one.
 */
public final class Recount {

    private final List<CountedFlow> flows;
    private final String provinceBootstrapServers;
    /** By {@code ce_source}, then by source partition. */
    private final Map<String, Map<Integer, PartitionCount>> counts = new HashMap<>();

    private final Map<CountedFlow, DeadLetters> deadLetters = new LinkedHashMap<>();
    private long firstSourceMillis = Long.MAX_VALUE;
    private long lastEntryMillis = Long.MIN_VALUE;
    private long strangers;
    private long replayed;

    private Recount(String provinceBootstrapServers, List<CountedFlow> flows) {
        this.provinceBootstrapServers = provinceBootstrapServers;
        this.flows = flows;
    }

    /**
     * @param flows every flow that writes to the target topics named in them; a record of a target that comes from none of
     *     them counts as unexplained
     */
    public static RecountReport of(String provinceBootstrapServers, List<CountedFlow> flows) {
        return new Recount(provinceBootstrapServers, List.copyOf(flows)).run();
    }

    private RecountReport run() {
        flows.forEach(flow -> counts.put(source(flow), new TreeMap<>()));
        try (TopicReader province = new TopicReader(provinceBootstrapServers)) {
            flows.forEach(flow -> readLedger(province, flow));
            readTargets(province);
        }
        flows.forEach(this::readCity);
        return report();
    }

    private void readLedger(TopicReader province, CountedFlow flow) {
        province.read(LedgerTopics.topic(flow.site(), flow.sourceTopic()), entry -> {
            partition(source(flow), entry.partition()).addEntry(LedgerEntryCodec.read(entry.value()));
            lastEntryMillis = Math.max(lastEntryMillis, entry.timestamp());
        });
    }

    private void readTargets(TopicReader province) {
        Set<String> targets = new LinkedHashSet<>();
        flows.forEach(flow -> {
            targets.add(flow.targetTopic());
            // Where a redrive puts what it sends aside.
            targets.add(flow.targetTopic() + ".late");
        });
        targets.forEach(target -> province.read(target, this::addTarget));
    }

    private void addTarget(ConsumerRecord<byte[], byte[]> standard) {
        String source = header(standard, ProvenanceHeaders.SOURCE);
        String id = header(standard, ProvenanceHeaders.ID);
        int hyphen = id.indexOf('-');
        if (hyphen < 0 || !counts.containsKey(source)) {
            strangers++;
            return;
        }
        if (standard.headers().lastHeader(ProvenanceHeaders.REPLAY) != null) {
            // The source position is that of the first time; the account speaks of that alone.
            replayed++;
            return;
        }
        PartitionCount count = partition(source, Integer.parseInt(id.substring(0, hyphen)));
        long offset = Long.parseLong(id.substring(hyphen + 1));
        if (standard.headers().lastHeader(ProvenanceHeaders.REDRIVEN) != null) {
            count.addRedriven(offset, standard.key(), standard.value());
        } else {
            count.addTarget(standard.partition(), offset, standard.key(), standard.value());
        }
    }

    private void readCity(CountedFlow flow) {
        DeadLetters letters = new DeadLetters();
        deadLetters.put(flow, letters);
        try (TopicReader city = new TopicReader(flow.bootstrapServers())) {
            Map<TopicPartition, Long> ends = city.read(flow.sourceTopic(), published -> {
                partition(source(flow), published.partition()).addSource(published.offset());
                firstSourceMillis = Math.min(firstSourceMillis, published.timestamp());
            });
            ends.keySet().forEach(partition -> partition(source(flow), partition.partition()));
            city.read(flow.deadLetterTopic(), letter -> {
                letters.add(letter);
                addDeadLetter(flow, letter);
            });
        }
    }

    /** The key of a dead letter is {@code <topic>-<partition>-<offset>}. */
    private void addDeadLetter(CountedFlow flow, ConsumerRecord<byte[], byte[]> letter) {
        String key = letter.key() == null ? "" : new String(letter.key(), StandardCharsets.UTF_8);
        String prefix = flow.sourceTopic() + "-";
        int hyphen = key.lastIndexOf('-');
        if (!key.startsWith(prefix) || hyphen < prefix.length()) {
            strangers++;
            return;
        }
        partition(source(flow), Integer.parseInt(key.substring(prefix.length(), hyphen)))
                .addDeadLetter(Long.parseLong(key.substring(hyphen + 1)));
    }

    private RecountReport report() {
        List<FlowRecount> recounts = new ArrayList<>();
        for (CountedFlow flow : flows) {
            Map<Integer, RecountTotals> partitions = new TreeMap<>();
            counts.getOrDefault(source(flow), Map.of())
                    .forEach((partition, count) -> partitions.put(partition, count.totals()));
            DeadLetters letters = deadLetters.getOrDefault(flow, new DeadLetters());
            recounts.add(new FlowRecount(flow, partitions, letters.reasons(), letters.samples()));
        }
        RecountReport report = new RecountReport(recounts, strangers, 0, replayed);
        long millis = lastEntryMillis - firstSourceMillis;
        return millis > 0
                ? new RecountReport(recounts, strangers, report.totals().read() * 1000.0 / millis, replayed)
                : report;
    }

    private PartitionCount partition(String source, int partition) {
        return counts.computeIfAbsent(source, unseen -> new TreeMap<>())
                .computeIfAbsent(partition, unseen -> new PartitionCount());
    }

    private static String source(CountedFlow flow) {
        return ProvenanceHeaders.source(flow.site(), flow.sourceTopic());
    }

    private static String header(ConsumerRecord<byte[], byte[]> from, String name) {
        Header header = from.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
