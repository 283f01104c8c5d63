package io.tributary.mirror.engine;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.ledger.DelayHistogram;
import io.tributary.core.ledger.EntryKind;
import io.tributary.core.ledger.LedgerEntry;
import io.tributary.core.ledger.LedgerEntryCodec;
import io.tributary.mirror.client.KafkaFaults;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the last entries that advance of many ledger partitions at once, so that ten thousand of them cost a few round trips and not
 * ten thousand times as many. It looks back until it has seen what the farthest one goes on from.
 *
 * <p>Only what is settled is read: a partition on which a transaction is still open after a moment of waiting is told as
 * {@link FaultCode#TRANSACTION_PENDING}. One that cannot be read does not keep the others from it.
 *
 * <p><b>Threading:</b> confined to one thread; blocks on the upstream.
 */
final class LedgerTail implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** With each look of those that come when the patience is used up, so that one silent broker does not keep all others back. */
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(5);

    private static final Duration POLL = Duration.ofMillis(200);
    /** Markers and aborted entries may fill the end of a ledger; each step back looks at twice as much. */
    private static final long FIRST_STEP_BACK = 16;
    /** The consumer keeps figures of each partition that it was assigned last, also when it is not any more. */
    private static final int AT_ONCE = 1_000;
    /** Longer than a transaction lasts. */
    private static final Duration DECIDED_BEFORE = Duration.ofMinutes(5);

    private final LedgerEnds ends;
    private final Consumer<byte[], byte[]> ledger;
    private final String description;

    /** Takes over the consumer and closes it; the administrator's client stays the caller's. */
    LedgerTail(Admin upstream, Consumer<byte[], byte[]> ledger, String description) {
        this.ends = new LedgerEnds(upstream, description);
        this.ledger = ledger;
        this.description = description;
    }

    /**
     * What was found at the end of a ledger partition: an entry, nothing, or why it cannot be told. Not both.
     *
     * @param writtenMillis when the entry was written
     */
    record Last(
            @Nullable LedgerEntry entry,
            long writtenMillis,
            @Nullable TributaryException fault) {
        private static final Last NONE = new Last(null, 0, null);

        private static Last of(ConsumerRecord<byte[], byte[]> record) {
            try {
                return new Last(LedgerEntryCodec.read(record.value()), record.timestamp(), null);
            } catch (TributaryException e) {
                return untold(e);
            }
        }

        private static Last untold(TributaryException fault) {
            return new Last(null, 0, fault);
        }

        /** The entry says how old its records were at most when they were decided, shortly before it was written. */
        long oldestMillis() {
            int buckets = entry == null ? 0 : entry.delays().counts().size();
            boolean isBounded = buckets > 0 && buckets < DelayHistogram.BUCKETS;
            return isBounded ? writtenMillis - (1L << (buckets - 1)) - DECIDED_BEFORE.toMillis() : 0;
        }
    }

    /** What is still to be looked at of a partition: offsets from {@code begin} to before {@code until}. */
    private record Unread(long begin, long from, long until) {
        static Unread of(LedgerEnds.Span span) {
            return new Unread(span.begin(), Math.max(span.begin(), span.end() - FIRST_STEP_BACK), span.end());
        }

        Unread before() {
            return new Unread(begin, Math.max(begin, from - 2 * (until - from)), from);
        }

        boolean isEmpty() {
            return until <= begin;
        }
    }

    /**
     * The entry of each of the partitions that tells its place: of those at its end that advance it, the one that ends last.
     *
     * @param patience with a partition that does not answer
     */
    Map<TopicPartition, Last> read(Collection<TopicPartition> partitions, Duration patience) {
        LedgerEnds.Found settled = ends.find(partitions, patience);
        Map<TopicPartition, Last> found = new HashMap<>();
        settled.faults().forEach((partition, fault) -> found.put(partition, Last.untold(fault)));
        Map<TopicPartition, Unread> unread = new HashMap<>();
        settled.spans().forEach((partition, span) -> unread.put(partition, Unread.of(span)));
        Iterator<Map.Entry<TopicPartition, Unread>> rest = unread.entrySet().iterator();
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (rest.hasNext()) {
                Map<TopicPartition, Unread> some = new HashMap<>();
                while (rest.hasNext() && some.size() < AT_ONCE) {
                    Map.Entry<TopicPartition, Unread> one = rest.next();
                    some.put(one.getKey(), one.getValue());
                }
                readBack(some, found, deadlineNanos);
            }
        } finally {
            ledger.assign(List.of());
        }
        return found;
    }

    private void readBack(Map<TopicPartition, Unread> unread, Map<TopicPartition, Last> found, long deadlineNanos) {
        Map<TopicPartition, SeenEntries> seen = new HashMap<>();
        takeOutDone(unread, seen, found);
        while (!unread.isEmpty()) {
            look(unread, found, deadlineNanos)
                    .forEach((partition, part) -> seen.merge(partition, part, (after, before) -> before.then(after)));
            unread.keySet().removeAll(found.keySet());
            unread.replaceAll((partition, done) -> done.before());
            takeOutDone(unread, seen, found);
        }
    }

    private static void takeOutDone(
            Map<TopicPartition, Unread> unread,
            Map<TopicPartition, SeenEntries> seen,
            Map<TopicPartition, Last> found) {
        unread.entrySet().removeIf(one -> {
            SeenEntries entries = seen.get(one.getKey());
            boolean isDone = one.getValue().isEmpty() || (entries != null && entries.isSettled());
            if (isDone) {
                found.put(one.getKey(), entries == null ? Last.NONE : entries.farthest());
            }
            return isDone;
        });
    }

    /** What is in the parts that are looked at now, of those partitions in whose parts there is something. */
    private Map<TopicPartition, SeenEntries> look(
            Map<TopicPartition, Unread> unread, Map<TopicPartition, Last> found, long deadlineNanos) {
        ledger.assign(unread.keySet());
        // What stays assigned stays paused from the part before, and a poll would wait for nothing.
        ledger.resume(unread.keySet());
        unread.forEach((partition, part) -> ledger.seek(partition, part.from()));
        Set<TopicPartition> reading = unread.keySet();
        Map<TopicPartition, SeenEntries> seen = new HashMap<>();
        long now = System.nanoTime();
        long left = Math.max(deadlineNanos - now, LEAST_PATIENCE.toNanos());
        try {
            while (!reading.isEmpty() && System.nanoTime() - now < left) {
                for (ConsumerRecord<byte[], byte[]> record : poll(reading, found)) {
                    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                    Unread part = unread.get(partition);
                    if (part != null && record.offset() < part.until() && mayAdvance(record.value())) {
                        seen.merge(partition, SeenEntries.of(Last.of(record)), SeenEntries::then);
                    }
                }
                reading = reading.stream()
                        .filter(partition -> !found.containsKey(partition) && !isRead(partition, unread))
                        .collect(Collectors.toSet());
                ledger.pause(unread.keySet());
                ledger.resume(reading);
            }
        } catch (KafkaException e) {
            throw KafkaFaults.translate(e, description);
        }
        reading.forEach(partition -> found.put(partition, Last.untold(unanswered(partition))));
        return seen;
    }

    /** A topic that may not be read is told so, and the others are read on. */
    private Iterable<ConsumerRecord<byte[], byte[]>> poll(
            Set<TopicPartition> reading, Map<TopicPartition, Last> found) {
        try {
            return ledger.poll(POLL);
        } catch (TopicAuthorizationException e) {
            List<TopicPartition> denied = reading.stream()
                    .filter(partition -> e.unauthorizedTopics().contains(partition.topic()))
                    .toList();
            if (denied.isEmpty()) {
                throw e;
            }
            denied.forEach(partition -> found.put(partition, Last.untold(KafkaFaults.translate(e, description))));
            return List.of();
        }
    }

    /** What is of no known kind is taken for one that advances, and refused when it is read. */
    private static boolean mayAdvance(byte @Nullable [] entry) {
        return entry != null && LedgerEntryCodec.kindOf(entry).orElse(EntryKind.ADVANCE) == EntryKind.ADVANCE;
    }

    private boolean isRead(TopicPartition partition, Map<TopicPartition, Unread> unread) {
        Unread part = unread.get(partition);
        return part == null || ledger.position(partition, PATIENCE) >= part.until();
    }

    private TributaryException unanswered(TopicPartition partition) {
        return new TributaryException(
                FaultCode.CLUSTER_UNREACHABLE,
                description + ": the end of the ledger " + partition + " could not be read in time");
    }

    @Override
    public void close() {
        ledger.close(CloseOptions.timeout(Duration.ofSeconds(2)));
    }
}
