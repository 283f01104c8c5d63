package io.tributary.exactlyonce;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.contract.ContractStamp;
import io.tributary.core.ledger.LedgerEntry;
import io.tributary.core.ledger.LedgerEntryCodec;
import io.tributary.core.ledger.LedgerTopics;
import io.tributary.core.ledger.OffsetState;
import io.tributary.core.record.ProvenanceHeaders;
import io.tributary.demo.recount.TopicReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Under which version each record of a source topic was decided, by what it holds, by its headers, and by the ledger. */
final class DecidedVersions {

    /** By partition, then by the first offset of the entry. */
    private final Map<Integer, NavigableMap<Long, LedgerEntry>> entries = new HashMap<>();

    private final Set<String> found = new HashSet<>();
    private final Set<Integer> versions = new TreeSet<>();
    private final Map<Integer, Long> lastOffsets = new HashMap<>();

    private final String source;

    private DecidedVersions(String source) {
        this.source = source;
    }

    /**
     * Reads all, and fails where two of the three disagree, where a partition's records are not in their order, or where
     * one is there twice or not at all.
     */
    static Set<Integer> of(TwoClusters clusters, String sourceTopic, List<String> targetTopics) {
        DecidedVersions decided = new DecidedVersions(ProvenanceHeaders.source(TwoClusters.SITE, sourceTopic));
        try (TopicReader reader = new TopicReader(clusters.province().bootstrapServers())) {
            reader.read(LedgerTopics.topic(TwoClusters.SITE, sourceTopic), decided::addEntry);
            targetTopics.forEach(topic -> {
                decided.lastOffsets.clear();
                reader.read(topic, decided::check);
            });
        }
        decided.checkLedger();
        return decided.versions;
    }

    private void addEntry(ConsumerRecord<byte[], byte[]> written) {
        LedgerEntry entry = LedgerEntryCodec.read(written.value());
        entries.computeIfAbsent(entry.source().partition(), unseen -> new TreeMap<>())
                .put(entry.interval().from(), entry);
    }

    private void checkLedger() {
        long mirrored = 0;
        for (NavigableMap<Long, LedgerEntry> ofPartition : entries.values()) {
            long next = 0;
            for (LedgerEntry entry : ofPartition.values()) {
                assertThat(entry.interval().from()).isEqualTo(next);
                next = entry.interval().to();
                mirrored += entry.count(OffsetState.MIRRORED);
            }
        }
        assertThat(found).hasSize((int) mirrored);
    }

    private void check(ConsumerRecord<byte[], byte[]> standard) {
        if (!header(standard, ProvenanceHeaders.SOURCE).equals(source)) {
            return;
        }
        String id = header(standard, ProvenanceHeaders.ID);
        int partition = Integer.parseInt(id.substring(0, id.indexOf('-')));
        long offset = Long.parseLong(id.substring(id.indexOf('-') + 1));
        String value = new String(standard.value(), StandardCharsets.UTF_8);
        String version = value.substring(value.indexOf('@') + 1);
        ContractStamp stamp = Objects.requireNonNull(
                entries.get(partition).floorEntry(offset).getValue().stamp());
        assertThat(header(standard, ProvenanceHeaders.FLOW_VERSION)).as(id).isEqualTo(version);
        assertThat(header(standard, ProvenanceHeaders.DATA_SCHEMA)).as(id).isEqualTo("any@" + version);
        assertThat(header(standard, ProvenanceHeaders.CONTRACT_DIGEST)).as(id).isEqualTo("digest-of-" + version);
        assertThat(stamp.flowVersion()).as(id).isEqualTo(version);
        assertThat(stamp.digest()).as(id).isEqualTo("digest-of-" + version);
        assertThat(offset).as(id).isGreaterThan(lastOffsets.getOrDefault(partition, -1L));
        lastOffsets.put(partition, offset);
        assertThat(found.add(id)).as(id).isTrue();
        versions.add(Integer.parseInt(version));
    }

    private static String header(ConsumerRecord<byte[], byte[]> of, String name) {
        Header header = of.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
