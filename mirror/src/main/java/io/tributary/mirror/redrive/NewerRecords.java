package io.tributary.mirror.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.core.record.ProvenanceHeaders;
import io.tributary.mirror.client.PartitionReader;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Knows of some keys the newest record in one partition of the target topic. Of two records of one source the one with the
 * greater offset is newer, of two sources the one with the later timestamp. It looks at the partition from an hour before
 * the earliest of the records in question on, by their timestamps.
 *
 * <p><b>Threading:</b> confined to one thread; blocks on the upstream.
 */
final class NewerRecords {

    private static final long LOOK_BACK_MILLIS = Duration.ofHours(1).toMillis();

    private final PartitionReader committed;
    private final PartitionReader everything;
    private final TopicPartition target;
    private final String source;
    private Map<ByteBuffer, Newest> byKey = Map.of();
    private long next;

    /**
     * The readers stay the caller's to close.
     *
     * @param source {@code ce_source} of the records in question
     */
    NewerRecords(PartitionReader committed, PartitionReader everything, TopicPartition target, String source) {
        this.committed = committed;
        this.everything = everything;
        this.target = target;
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
     */
    void watch(Iterable<ByteBuffer> keys, long earliestMillis) {
        Map<ByteBuffer, Newest> watched = new HashMap<>();
        keys.forEach(key -> watched.put(key, new Newest()));
        byKey = watched;
        if (!watched.isEmpty()) {
            next = earliestMillis < LOOK_BACK_MILLIS
                    ? committed.begin(target)
                    : committed.offsetAt(target, earliestMillis - LOOK_BACK_MILLIS);
        }
    }

    /** Takes in what was committed to the target meanwhile. */
    void catchUp() {
        if (!byKey.isEmpty()) {
            next = committed.read(target, next, Math.max(next, committed.end(target)), record -> {
                take(record);
                return true;
            });
        }
    }

    /**
     * Takes in what stands before an offset and is not committed yet, save what a redrive wrote: a gateway's open
     * transaction may hold a newer record.
     */
    void lookBefore(long offset) {
        if (!byKey.isEmpty()) {
            everything.read(target, next, offset, record -> {
                if (record.headers().lastHeader(ProvenanceHeaders.REDRIVEN) == null) {
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
        String from = header(record, ProvenanceHeaders.SOURCE);
        String id = header(record, ProvenanceHeaders.ID);
        int hyphen = id.lastIndexOf('-');
        if (from.equals(source) && hyphen > 0) {
            newest.addOwn(Long.parseLong(id.substring(hyphen + 1)));
        } else {
            newest.addOther(record.timestamp(), from + " " + id);
        }
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
            int partition = candidate.source().partition();
            return Optional.of(source + " " + ProvenanceHeaders.id(partition, newest.offset));
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
