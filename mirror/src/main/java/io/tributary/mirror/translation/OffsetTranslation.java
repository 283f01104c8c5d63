package io.tributary.mirror.translation;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.NearestName;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.ledger.EntryKind;
import io.tributary.core.ledger.LedgerEntry;
import io.tributary.core.ledger.LedgerEntryCodec;
import io.tributary.core.ledger.LedgerTopics;
import io.tributary.core.ledger.OffsetState;
import io.tributary.core.ledger.OutcomeRun;
import io.tributary.core.ledger.PartitionId;
import io.tributary.core.ledger.TargetRange;
import io.tributary.core.record.SourcePosition;
import io.tributary.core.site.SiteCode;
import io.tributary.mirror.client.ClientProperties;
import io.tributary.mirror.client.PartitionReader;
import io.tributary.mirror.ledger.LedgerSearch;
import java.time.Duration;
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

    /**
     * @param upstream for people, such as {@code the upstream at province:9092}
     */
    public OffsetTranslation(SiteCode site, ClientProperties properties, String upstream) {
        this.site = site;
        this.upstream = upstream;
        String client = "tributary-" + site + "-translation";
        this.committed = PartitionReader.ofCommitted(properties, client, PATIENCE, upstream);
        this.everything = PartitionReader.ofEverything(properties, client + "-end", PATIENCE, upstream);
        this.search = new LedgerSearch(committed);
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
        LedgerEntry entry = around.decisive;
        if (entry == null) {
            return new Translation.Unaccounted(newest.interval().to());
        }
        OffsetState state = stateOf(position.offset(), entry);
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
        TargetRange exact = around.range;
        int partitions = committed.partitions(topic).size();
        int partition = exact != null ? exact.partition() : position.partition() % partitions;
        TopicPartition target = new TopicPartition(topic, partition);
        long begin = committed.begin(target);
        long from = Math.max(begin, exact != null ? exact.first() : around.after(partition));
        long to = Math.min(committed.end(target), exact != null ? exact.last() + 1 : around.before(partition));
        long[] found = {-1, 0};
        SourceOfRecord wanted = new SourceOfRecord(site, position);
        committed.read(target, from, to, record -> {
            if (wanted.equals(SourceOfRecord.of(record))) {
                found[1] += found[0] < 0 ? 0 : 1;
                found[0] = found[0] < 0 ? record.offset() : found[0];
            }
            // Where the range is exact it is short, and a repeat is worth telling.
            return exact != null || found[0] < 0;
        });
        return found[0] < 0
                ? new Translation.Gone(entry, target, begin)
                : new Translation.Mirrored(entry, target, found[0], (int) found[1]);
    }

    private static OffsetState stateOf(long offset, LedgerEntry entry) {
        long next = entry.interval().from();
        for (OutcomeRun run : entry.runs().runs()) {
            next += run.count();
            if (offset < next) {
                return run.state();
            }
        }
        throw new IllegalStateException("runs fill their interval");
    }

    /** The entries around an offset: the one that decides it, and what the others say of the target. */
    private static final class Surroundings {
        private final long offset;
        private @Nullable LedgerEntry decisive;
        /** Where the records of the decisive entry stand. */
        private @Nullable TargetRange range;
        /** The last known records before those of the decisive entry, and the first known ones after them. */
        private @Nullable TargetRange before;

        private @Nullable TargetRange after;

        Surroundings(long offset) {
            this.offset = offset;
        }

        void meet(LedgerEntry entry) {
            boolean holds = entry.interval().from() <= offset
                    && offset < entry.interval().to()
                    && stateOf(offset, entry) != OffsetState.UNCHANGED;
            if (entry.kind() == EntryKind.ADVANCE) {
                meetAdvance(entry, holds);
            } else if (holds) {
                // Redriven: its record stands behind all that was known when it was refused.
                decisive = entry;
                range = null;
                after = null;
            }
        }

        private void meetAdvance(LedgerEntry entry, boolean holds) {
            TargetRange previous = entry.previousTarget();
            if (holds && decisive == null) {
                decisive = entry;
                before = previous == null ? before : previous;
            } else if (decisive == null) {
                before = previous == null ? before : previous;
            } else if (decisive.kind() == EntryKind.ADVANCE && previous != null && after == null) {
                after = previous;
                range = entry.interval().from() == decisive.interval().to() ? previous : null;
            }
        }

        long after(int partition) {
            TargetRange known = before;
            return known != null && known.partition() == partition ? known.last() + 1 : 0;
        }

        long before(int partition) {
            TargetRange known = after;
            return known != null && known.partition() == partition ? known.first() : Long.MAX_VALUE;
        }
    }

    @Override
    public void close() {
        try (everything) {
            committed.close();
        }
    }
}
