package io.tributary.mirror.replay;

import io.tributary.core.fault.TributaryException;
import io.tributary.mirror.client.KafkaFaults;
import io.tributary.mirror.lifecycle.StopSignal;
import io.tributary.mirror.topics.SourceTopic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

    private static final Logger LOG = LoggerFactory.getLogger(RunSession.class);
    private static final Duration LONGEST_REST = Duration.ofMillis(100);
    private static final long INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int MAX_RECORDS = 50_000;
    private static final long MAX_BYTES = 32L << 20;

    private final ReplaySettings settings;
    private final RecordGate gate;
    private final Pace pace;
    private final Clock clock;
    private final Ends ends;
    private final Map<TopicPartition, PartitionRun> partitions = new HashMap<>();
    private RunHead head;
    private @Nullable String leftOut;
    private long openRecords;
    private long openBytes;
    private boolean isHeld;
    private long committedNanos = System.nanoTime();

    /** Both ends of the run, at work. */
    record Ends(RunReader reader, RunTransaction transaction, RunTopics topics) {}

    /** Takes over the ends and closes them. */
    RunSession(ReplaySettings settings, RunHead head, RecordGate gate, Pace pace, Clock clock, Ends ends) {
        this.settings = settings;
        this.head = head;
        this.gate = gate;
        this.pace = pace;
        this.clock = clock;
        this.ends = ends;
    }

    /**
     * Takes up what the pass is about, and commits that this worker has it now.
     *
     * @param outside for people: what the pass leaves out; absent where that is nothing
     */
    void claim(List<SourceTopic> found, List<PartitionProgress> progress, boolean isBegun, @Nullable String outside) {
        leftOut = outside;
        Map<String, SourceTopic> byName = found.stream().collect(Collectors.toMap(SourceTopic::topic, topic -> topic));
        for (PartitionProgress one : progress) {
            SourceTopic topic = byName.get(one.topic());
            if (topic == null || !one.topicId().equals(topic.topicId())) {
                throw settings.recreated(one.topic());
            }
            TopicPartition partition = new TopicPartition(one.topic(), one.partition());
            partitions.put(partition, new PartitionRun(settings, topic, one, gate.refusals(partition), clock));
        }
        ends.transaction().commit(head.name(), head.pass(), isBegun ? progress : List.of(), head);
        gate.goOn(progress.stream()
                .map(PartitionProgress::counts)
                .reduce(PartitionProgress.Counts.NONE, PartitionProgress.Counts::plus));
        ends.reader().begin(partitions.values());
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
            return stopped();
        }
        ends.reader().fill();
        ConsumerRecord<byte[], byte[]> refused = drain(stop);
        if (refused != null) {
            return end(new RunState.Stopped(RunState.Stopped.Cause.ERROR_LIMIT, gate.stopped(refused)));
        }
        if (ends.reader().isDone()) {
            return end(new RunState.Finished(leftOut, leftOut != null));
        }
        if (isDue()) {
            commit(null);
        }
        return new RunState.Running(ends.reader().silence());
    }

    /** Ends with everything that is decided; where that cannot be committed now, without it. */
    private RunState stopped() {
        try {
            return end(new RunState.Stopped(RunState.Stopped.Cause.REQUEST, "it was told to; its place is kept"));
        } catch (TributaryException | KafkaException e) {
            // Written or not, nobody else is to go on with what a person has stopped.
            RunState state = new RunState.Stopped(
                    RunState.Stopped.Cause.REQUEST,
                    "it was told to; its place is kept, but what it decided last may not be committed: "
                            + KafkaFaults.translate(e, settings.upstreamDescription())
                                    .getMessage());
            giveUp(state);
            return state;
        }
    }

    /** Decides what was read, as fast as it may go; gives the record that passes the limit of errors, if one does. */
    private @Nullable ConsumerRecord<byte[], byte[]> drain(StopSignal stop) {
        for (ConsumerRecord<byte[], byte[]> record = ends.reader().next();
                record != null;
                record = ends.reader().next()) {
            PartitionRun run = ends.reader().run(record);
            isHeld = !run.mayTake(record.offset());
            if (isFull()) {
                return null;
            }
            long wait = pace.waitNanos();
            if (wait > 0) {
                stop.await(Duration.ofNanos(Math.min(wait, LONGEST_REST.toNanos())));
                return null;
            }
            if (!take(run, record)) {
                return record;
            }
            ends.reader().taken();
        }
        ends.reader().settle();
        return null;
    }

    private boolean take(PartitionRun run, ConsumerRecord<byte[], byte[]> record) {
        boolean passes = gate.pass(run, record, ends.transaction());
        if (passes) {
            int bytes = Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
            pace.spend(bytes);
            openRecords++;
            openBytes += bytes;
        }
        return passes;
    }

    private boolean isFull() {
        return isHeld || openRecords >= MAX_RECORDS || openBytes >= MAX_BYTES;
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
        ends.topics().verify(touched.stream().map(PartitionRun::topic).collect(Collectors.toSet()));
        Map<PartitionRun, PartitionProgress> drafts = new HashMap<>();
        touched.forEach(run -> drafts.put(run, run.draft()));
        ends.transaction().commit(head.name(), head.pass(), drafts.values(), changed);
        drafts.forEach(PartitionRun::commit);
        gate.committed();
        openRecords = 0;
        openBytes = 0;
        isHeld = false;
        committedNanos = System.nanoTime();
        if (changed != null) {
            head = changed;
        }
    }

    /** Gives up what is open, and says in the journal how the run ended, as far as that can be done. */
    void fail(RunState.Failed state) {
        try {
            giveUp(state);
        } catch (TributaryException | KafkaException e) {
            LOG.warn("Run {} failed, and its journal does not say so: {}", head.name(), e.getMessage());
        }
    }

    private void giveUp(RunState state) {
        ends.transaction().abort();
        Instant now = clock.instant();
        ends.transaction().commit(head.name(), head.pass(), List.of(), head.in(state, now));
        head = head.in(state, now);
    }

    /** Also learns what was refused: only now every answer is there. */
    @Override
    public void close() {
        RunTopics topics = ends.topics();
        RunTransaction transaction = ends.transaction();
        try (topics;
                transaction) {
            ends.reader().close();
        } finally {
            gate.learn(partitions.values());
        }
    }
}
