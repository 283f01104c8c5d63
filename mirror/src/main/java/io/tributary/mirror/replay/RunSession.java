package io.tributary.mirror.replay;

import io.tributary.mirror.client.KafkaFaults;
import io.tributary.mirror.lifecycle.StopSignal;
import io.tributary.mirror.topics.SourceTopic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A run at work with open clients, from its claim to its end or to the first fault. It knows nothing that the journal does
 * not: after a fault another session reads there how far the run is.
 *
 * <p>Invariants:
 * <ol>
 *   <li>a transaction holds the outcomes of every offset from each partition's committed place to the one that it commits;
 *   <li>nothing outside the bounds that were committed when the pass began is sent;
 *   <li>the place never passes a record that was not decided.
 * </ol>
 *
 * <p><b>Threading:</b> confined to the run's thread.
 */
final class RunSession implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final long INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int MAX_RECORDS = 50_000;
    private static final long MAX_BYTES = 32L << 20;

    private final ReplaySettings settings;
    private final RecordGate gate;
    private final Pace pace;
    private final Consumer<byte[], byte[]> source;
    private final RunTransaction transaction;
    private final RunTopics topics;
    private final Clock clock;
    private final Map<TopicPartition, PartitionRun> partitions = new HashMap<>();
    private final Deque<ConsumerRecord<byte[], byte[]>> read = new ArrayDeque<>();
    private RunHead head;
    private long openRecords;
    private long openBytes;
    private long committedNanos = System.nanoTime();

    /** Takes over source, transaction and topics and closes them. */
    RunSession(
            ReplaySettings settings,
            RunHead head,
            RecordGate gate,
            Pace pace,
            Clock clock,
            Consumer<byte[], byte[]> source,
            RunTransaction transaction,
            RunTopics topics) {
        this.settings = settings;
        this.head = head;
        this.gate = gate;
        this.pace = pace;
        this.clock = clock;
        this.source = source;
        this.transaction = transaction;
        this.topics = topics;
    }

    /** Takes up what the pass is about, and commits that this worker has it now. */
    void claim(List<SourceTopic> found, List<PartitionProgress> progress, boolean isBegun) {
        Map<String, SourceTopic> byName = found.stream().collect(Collectors.toMap(SourceTopic::topic, topic -> topic));
        for (PartitionProgress one : progress) {
            SourceTopic topic = byName.get(one.topic());
            if (topic == null || !one.topicId().equals(topic.topicId())) {
                throw topics.recreated(one.topic());
            }
            PartitionRun run = new PartitionRun(settings.site(), topic, one);
            partitions.put(run.partition(), run);
        }
        transaction.commit(head.name(), head.pass(), isBegun ? progress : List.of(), head);
        source.assign(partitions.keySet());
        partitions.values().forEach(this::seek);
    }

    private void seek(PartitionRun run) {
        source.seek(run.partition(), run.next());
        if (run.isDone()) {
            source.pause(List.of(run.partition()));
        }
    }

    RunHead head() {
        return head;
    }

    List<PartitionProgress> progress() {
        return partitions.values().stream()
                .map(PartitionRun::committed)
                .sorted(PartitionProgress.ORDER)
                .toList();
    }

    /**
     * Does one round; blocks for a moment where there is nothing to do.
     *
     * @return how the run ended; running where it goes on
     */
    RunState cycle(StopSignal stop) {
        if (stop.isRequested()) {
            return end(new RunState.Stopped(
                    RunState.Stopped.Cause.REQUEST, "it was told to; start it again and it goes on where it was"));
        }
        if (read.isEmpty()) {
            fill();
        }
        ConsumerRecord<byte[], byte[]> refused = drain(stop);
        if (refused != null) {
            read.clear();
            return end(new RunState.Stopped(RunState.Stopped.Cause.ERROR_LIMIT, gate.stopped(refused)));
        }
        if (partitions.values().stream().allMatch(PartitionRun::isDone)) {
            return end(new RunState.Finished(null));
        }
        if (isDue()) {
            commit(null);
        }
        return new RunState.Running(null);
    }

    private void fill() {
        try {
            ConsumerRecords<byte[], byte[]> records = source.poll(POLL);
            records.forEach(read::add);
        } catch (OffsetOutOfRangeException e) {
            Map<TopicPartition, Long> begins = source.beginningOffsets(e.partitions());
            begins.forEach((partition, begin) -> {
                PartitionRun run = partitions.get(partition);
                if (run != null) {
                    run.loseTo(begin);
                    source.seek(partition, Math.max(run.next(), begin));
                }
            });
        } catch (KafkaException e) {
            throw KafkaFaults.translate(e, settings.clusterDescription());
        }
    }

    /** Decides what was read, as fast as it may go; gives the record that passes the limit of errors, if one does. */
    private @Nullable ConsumerRecord<byte[], byte[]> drain(StopSignal stop) {
        while (!read.isEmpty()) {
            if (isFull()) {
                return null;
            }
            long wait = pace.waitNanos();
            if (wait > 0) {
                stop.await(Duration.ofNanos(Math.min(wait, POLL.toNanos())));
                return null;
            }
            ConsumerRecord<byte[], byte[]> record = read.getFirst();
            PartitionRun run = partitions.get(new TopicPartition(record.topic(), record.partition()));
            if (run != null && run.isInside(record.offset()) && !take(run, record)) {
                return record;
            }
            read.removeFirst();
        }
        partitions.values().stream().filter(run -> !run.isDone()).forEach(run -> {
            run.skipTo(source.position(run.partition()));
            if (run.isDone()) {
                source.pause(List.of(run.partition()));
            }
        });
        return null;
    }

    private boolean take(PartitionRun run, ConsumerRecord<byte[], byte[]> record) {
        boolean passes = gate.pass(run, record, transaction);
        if (passes) {
            int bytes = Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
            pace.spend(bytes);
            openRecords++;
            openBytes += bytes;
        }
        return passes;
    }

    private boolean isFull() {
        return openRecords >= MAX_RECORDS || openBytes >= MAX_BYTES;
    }

    private boolean isDue() {
        boolean isTouched = partitions.values().stream().anyMatch(PartitionRun::isTouched);
        return isTouched && (isFull() || System.nanoTime() - committedNanos >= INTERVAL_NANOS);
    }

    private RunState end(RunState state) {
        commit(head.in(state, clock.instant()));
        return state;
    }

    private void commit(@Nullable RunHead changed) {
        List<PartitionRun> touched =
                partitions.values().stream().filter(PartitionRun::isTouched).toList();
        topics.verify(touched.stream().map(PartitionRun::topic).collect(Collectors.toSet()));
        Map<PartitionRun, PartitionProgress> drafts = new HashMap<>();
        touched.forEach(run -> drafts.put(run, run.draft()));
        transaction.commit(head.name(), head.pass(), drafts.values(), changed);
        drafts.forEach(PartitionRun::commit);
        gate.committed();
        openRecords = 0;
        openBytes = 0;
        committedNanos = System.nanoTime();
        if (changed != null) {
            head = changed;
        }
    }

    /** Gives up what is open, and says in the journal how the run ended, as far as that can be done. */
    void fail(RunState.Failed state) {
        transaction.abort();
        Instant now = clock.instant();
        transaction.commit(head.name(), head.pass(), List.of(), head.in(state, now));
        head = head.in(state, now);
    }

    @Override
    public void close() {
        gate.forget();
        try (topics;
                transaction) {
            source.close(CloseOptions.timeout(Duration.ofSeconds(2)));
        }
    }
}
