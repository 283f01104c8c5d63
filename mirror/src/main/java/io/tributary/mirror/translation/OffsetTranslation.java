package io.tributary.mirror.translation;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.NearestName;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.flow.TopicNames;
import io.tributary.core.ledger.LedgerEntry;
import io.tributary.core.ledger.LedgerEntryCodec;
import io.tributary.core.ledger.LedgerTopics;
import io.tributary.core.ledger.OffsetState;
import io.tributary.core.ledger.PartitionId;
import io.tributary.core.ledger.TargetRange;
import io.tributary.core.record.SourcePosition;
import io.tributary.core.site.SiteCode;
import io.tributary.mirror.client.ClientProperties;
import io.tributary.mirror.client.HalfOpened;
import io.tributary.mirror.client.PartitionReader;
import io.tributary.mirror.ledger.LedgerSearch;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Translates offsets of a site's topics into offsets of their target topics and back. The ledger says what became of a source
 * offset and, by the entries around it, between which offsets of the target its record stands; there it is found by its
 * {@code ce_source} and {@code ce_id}, which is also the way back.
 *
 * <p><b>Threading:</b> confined to one thread; blocks on the upstream. It writes nothing and is in no group.
 */
public final class OffsetTranslation implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SiteCode site;
    private final PartitionReader committed;
    private final PartitionReader everything;
    private final LedgerSearch search;
    private final String upstream;

    /** Takes over the readers and closes them. */
    OffsetTranslation(SiteCode site, PartitionReader committed, PartitionReader everything, String upstream) {
        this.site = site;
        this.upstream = upstream;
        this.committed = committed;
        this.everything = everything;
        this.search = new LedgerSearch(committed);
    }

    /**
     * @param upstream for people, such as {@code the upstream at province:9092}
     */
    public static OffsetTranslation open(SiteCode site, ClientProperties properties, String upstream) {
        String client = "tributary-" + site + "-translation";
        try (HalfOpened opened = new HalfOpened()) {
            OffsetTranslation translation = new OffsetTranslation(
                    site,
                    opened.add(PartitionReader.ofCommitted(properties, client, PATIENCE, upstream)),
                    opened.add(PartitionReader.ofEverything(properties, client + "-end", PATIENCE, upstream)),
                    upstream);
            opened.keep();
            return translation;
        }
    }

    /**
     * What became of a source offset, of the topic as it is now.
     *
     * @throws TributaryException where the topic has no ledger, no such partition, or the upstream does not answer
     */
    public Translation find(SourcePosition position) {
        TopicPartition ledger = ledger(position);
        long end = everything.end(ledger);
        LedgerEntry newest = search.lastAdvance(ledger, end);
        if (newest == null) {
            return new Translation.Unaccounted(null);
        }
        PartitionId source = newest.source();
        Surroundings around = new Surroundings(position.offset());
        committed.read(ledger, search.startOf(position.offset(), ledger, source, end), end, record -> {
            LedgerEntry entry = record.value() == null ? null : LedgerEntryCodec.read(record.value());
            if (entry != null && LedgerSearch.isOf(source, entry)) {
                around.meet(entry);
            }
            return true;
        });
        LedgerEntry entry = around.decisive();
        if (entry == null) {
            return new Translation.Unaccounted(newest.interval().to());
        }
        OffsetState state = Surroundings.stateOf(position.offset(), entry);
        return state == OffsetState.MIRRORED
                ? inTarget(position, entry, around)
                : new Translation.NotMirrored(entry, state);
    }

    /**
     * The source of a record in a target topic, by its own headers.
     *
     * @return absent where there is no such record, or the mirror did not send it
     */
    public Optional<SourceOfRecord> sourceOf(TopicPartition target, long offset) {
        requireTopic(target.topic(), "topic");
        requirePartition(target);
        SourceOfRecord[] found = {null};
        if (offset >= committed.begin(target) && offset < committed.end(target)) {
            committed.read(target, offset, offset + 1, record -> {
                found[0] = record.offset() == offset ? SourceOfRecord.of(record) : null;
                return false;
            });
        }
        return Optional.ofNullable(found[0]);
    }

    private TopicPartition ledger(SourcePosition position) {
        String topic = LedgerTopics.topic(site, position.topic());
        requireTopic(
                topic,
                "ledger of topic '" + position.topic()
                        + "'; it was never mirrored there, or its name is another. Topic");
        TopicPartition ledger = new TopicPartition(topic, position.partition());
        requirePartition(ledger);
        return ledger;
    }

    private void requireTopic(String topic, String what) {
        Set<String> topics = committed.topics();
        if (!topics.contains(topic)) {
            String nearest = NearestName.of(topic, topics);
            throw new TributaryException(
                    FaultCode.TOPIC_NOT_FOUND,
                    upstream + ": there is no " + what + " '" + topic + "'"
                            + (nearest == null ? "" : "; did you mean '" + nearest + "'?"));
        }
    }

    private void requirePartition(TopicPartition partition) {
        int partitions = committed.partitions(partition.topic()).size();
        if (partition.partition() >= partitions) {
            throw new TributaryException(
                    FaultCode.TOPIC_NOT_FOUND,
                    upstream + ": topic '" + partition.topic() + "' has the partitions 0 to " + (partitions - 1)
                            + ", and no " + partition.partition());
        }
    }

    private Translation inTarget(SourcePosition position, LedgerEntry entry, Surroundings around) {
        String topic = String.valueOf(entry.target());
        requireTopic(topic, "target topic");
        List<TopicPartition> targets = targets(topic, position.partition(), around);
        for (TopicPartition target : targets) {
            Translation found = inTarget(target, new SourceOfRecord(site, position), entry, around);
            if (found != null) {
                return found;
            }
        }
        TopicPartition likeliest = targets.get(0);
        return new Translation.Gone(entry, likeliest, committed.begin(likeliest));
    }

    /** Where the record can stand, the likeliest first: a flow folds the partitions of its source into those of its target. */
    private List<TopicPartition> targets(String topic, int partition, Surroundings around) {
        TargetRange known = around.range(topic);
        int partitions = committed.partitions(topic).size();
        Set<Integer> numbers = new LinkedHashSet<>();
        if (known != null) {
            numbers.add(known.partition());
        } else {
            around.partitions(topic).forEach(numbers::add);
            String target = TopicNames.targetOfLate(topic).orElse(topic);
            if (committed.topics().contains(target)) {
                numbers.add(partition % committed.partitions(target).size());
            }
        }
        numbers.removeIf(number -> number >= partitions);
        if (known == null || numbers.isEmpty()) {
            numbers.add(partition % partitions);
        }
        return numbers.stream().map(number -> new TopicPartition(topic, number)).toList();
    }

    private @Nullable Translation inTarget(
            TopicPartition target, SourceOfRecord wanted, LedgerEntry entry, Surroundings around) {
        TargetRange exact = around.range(target.topic());
        long from = Math.max(committed.begin(target), exact != null ? exact.first() : around.after(target));
        long to = Math.min(committed.end(target), exact != null ? exact.last() + 1 : around.before(target));
        long[] found = {-1, 0};
        committed.read(target, from, to, record -> {
            if (wanted.equals(SourceOfRecord.of(record))) {
                found[1] += found[0] < 0 ? 0 : 1;
                found[0] = found[0] < 0 ? record.offset() : found[0];
            }
            // Where the range is exact it is short, and a repeat is worth telling.
            return exact != null || found[0] < 0;
        });
        return found[0] < 0 ? null : new Translation.Mirrored(entry, target, found[0], (int) found[1]);
    }

    @Override
    public void close() {
        try (everything) {
            committed.close();
        }
    }
}
