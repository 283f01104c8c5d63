package io.tributary.mirror.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.core.ledger.OffsetBits;
import io.tributary.core.ledger.PartitionId;
import io.tributary.core.record.ProvenanceHeaders;
import io.tributary.core.record.SourcePosition;
import io.tributary.core.site.SiteCode;
import io.tributary.mirror.client.PartitionReader;
import io.tributary.mirror.translation.SourceOfRecord;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Knows of some keys the newest record in one partition of the target topic. Of two records of one source partition the one
 * with the greater offset is newer; of two that differ in their source, its partition or the topic's id, the one with the
 * later timestamp. It looks at the partition from an hour before the earliest of the records in question on, by their
 * timestamps, and from where the ledger says that records of the source stand which came after them.
 *
 * <p><b>Threading:</b> confined to one thread; blocks on the upstream.
 */
final class NewerRecords {

    private static final long LOOK_BACK_MILLIS = Duration.ofHours(1).toMillis();

    private final PartitionReader committed;
    private final PartitionReader everything;
    private final TopicPartition target;
    private final SiteCode site;
    private final PartitionId source;
    private Map<ByteBuffer, Newest> byKey = Map.of();
    /** Target offsets that this redrive wrote, in transactions that were committed or not. */
    private OffsetBits ours = new OffsetBits();

    private long next;

    /**
     * The readers stay the caller's to close.
     *
     * @param source of the records in question
     */
    NewerRecords(
            PartitionReader committed,
            PartitionReader everything,
            TopicPartition target,
            SiteCode site,
            PartitionId source) {
        this.committed = committed;
        this.everything = everything;
        this.target = target;
        this.site = site;
        this.source = source;
    }

    private static final class Newest {
        private long offset = -1;
        private long otherMillis = Long.MIN_VALUE;
        private String other = "";

        private void addOwn(long sourceOffset) {
            offset = Math.max(offset, sourceOffset);
        }

        private void addOther(long millis, String name) {
            if (millis > otherMillis) {
                otherMillis = millis;
                other = name;
            }
        }
    }

    /**
     * Looks for other keys from now on.
     *
     * @param earliestMillis the earliest timestamp of the records in question
     * @param behind         no record that came after them at their source stands before this target offset; absent where
     *     that is not known
     */
    void watch(Iterable<ByteBuffer> keys, long earliestMillis, OptionalLong behind) {
        Map<ByteBuffer, Newest> watched = new HashMap<>();
        keys.forEach(key -> watched.put(key, new Newest()));
        byKey = watched;
        if (!watched.isEmpty()) {
            long byTime = earliestMillis < LOOK_BACK_MILLIS
                    ? committed.begin(target)
                    : committed.offsetAt(target, earliestMillis - LOOK_BACK_MILLIS);
            next = Math.min(byTime, behind.orElse(Long.MAX_VALUE));
        }
    }

    /** Takes in what was committed to the target meanwhile. */
    void catchUp() {
        if (!byKey.isEmpty()) {
            next = committed.read(target, next, Math.max(next, committed.end(target)), record -> {
                take(record);
                return true;
            });
            if (next > ours.last()) {
                ours = new OffsetBits();
            }
        }
    }

    /**
     * Takes in what stands before the last of the records that this redrive has just sent, whether it is committed or not: a
     * gateway's open transaction may hold a newer record, and so may another redrive's.
     *
     * @param sent their target offsets; at least one
     */
    void lookBetween(OffsetBits sent) {
        if (!byKey.isEmpty()) {
            sent.forEach(ours::add);
            everything.read(target, next, sent.last(), record -> {
                if (!ours.contains(record.offset())) {
                    take(record);
                }
                return true;
            });
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        Newest newest = record.key() == null ? null : byKey.get(ByteBuffer.wrap(record.key()));
        if (newest == null) {
            return;
        }
        SourceOfRecord from = SourceOfRecord.of(record);
        if (from != null && isOwn(from, header(record, ProvenanceHeaders.TOPIC_ID))) {
            newest.addOwn(from.position().offset());
        } else {
            newest.addOther(
                    record.timestamp(),
                    header(record, ProvenanceHeaders.SOURCE) + " " + header(record, ProvenanceHeaders.ID));
        }
    }

    /** Whether offsets tell which of two records is the newer one. */
    private boolean isOwn(SourceOfRecord from, String topicId) {
        SourcePosition position = from.position();
        return from.site().equals(site)
                && position.topic().equals(source.topic())
                && position.partition() == source.partition()
                && (topicId.isEmpty() || source.topicId().isEmpty() || topicId.equals(source.topicId()));
    }

    /** Remembers what was sent by the redrive itself. */
    void sent(Candidate candidate) {
        Newest newest = newest(candidate);
        if (newest != null) {
            newest.addOwn(candidate.offset());
        }
    }

    /** Source and id of a newer record of the candidate's key. */
    Optional<String> newerThan(Candidate candidate) {
        Newest newest = newest(candidate);
        if (newest == null) {
            return Optional.empty();
        }
        if (newest.offset > candidate.offset()) {
            return Optional.of(ProvenanceHeaders.source(site, source.topic()) + " "
                    + ProvenanceHeaders.id(source.partition(), newest.offset));
        }
        return newest.otherMillis > candidate.source().timestamp() ? Optional.of(newest.other) : Optional.empty();
    }

    private @Nullable Newest newest(Candidate candidate) {
        ByteBuffer key = candidate.key();
        return key == null ? null : byKey.get(key);
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
    }
}
