package io.tributary.mirror.replay;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.mirror.client.KafkaFaults;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads the source partitions of a run, each from its place to its end and no further.
 *
 * <p><b>Threading:</b> confined to the run's thread. <b>Failure:</b> {@link TributaryException}, naming the site's cluster.
 */
final class RunReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final Duration SILENT_AFTER = Duration.ofSeconds(10);

    private final ReplaySettings settings;
    private final Consumer<byte[], byte[]> source;
    private final RunTopics topics;
    private final LongSupplier nanoTicker;
    private final Map<TopicPartition, PartitionRun> unfinished = new HashMap<>();
    private final Deque<ConsumerRecord<byte[], byte[]>> read = new ArrayDeque<>();
    private long movedNanos;
    private long verifiedNanos;
    private @Nullable String silence;

    /** Takes over the consumer and closes it. */
    RunReader(ReplaySettings settings, Consumer<byte[], byte[]> source, RunTopics topics, LongSupplier nanoTicker) {
        this.settings = settings;
        this.source = source;
        this.topics = topics;
        this.nanoTicker = nanoTicker;
        this.movedNanos = nanoTicker.getAsLong();
    }

    void begin(Collection<PartitionRun> runs) {
        runs.stream().filter(run -> !run.isDone()).forEach(run -> unfinished.put(run.partition(), run));
        atCluster(() -> {
            source.assign(unfinished.keySet());
            unfinished.forEach((partition, run) -> source.seek(partition, run.next()));
        });
    }

    /** Whether every partition was read to its end. */
    boolean isDone() {
        return unfinished.isEmpty();
    }

    /** Reads more where everything that was read is taken; blocks for a moment where there is nothing. */
    void fill() {
        if (!read.isEmpty() || unfinished.isEmpty()) {
            return;
        }
        atCluster(() -> {
            try {
                source.poll(POLL).forEach(read::add);
            } catch (OffsetOutOfRangeException e) {
                goOnBehindWhatIsGone(e);
            }
        });
    }

    private void goOnBehindWhatIsGone(OffsetOutOfRangeException e) {
        Set<TopicPartition> gone =
                e.partitions().stream().filter(unfinished::containsKey).collect(Collectors.toSet());
        Map<TopicPartition, Long> begins = source.beginningOffsets(gone, ANSWER);
        Map<TopicPartition, Long> ends = source.endOffsets(gone, ANSWER);
        for (TopicPartition partition : gone) {
            PartitionRun run = unfinished.get(partition);
            long end = ends.getOrDefault(partition, Long.MAX_VALUE);
            if (run != null && (e instanceof LogTruncationException || run.next() > end)) {
                throw truncated(run, end);
            }
            if (run != null) {
                run.loseTo(begins.getOrDefault(partition, 0L));
                source.seek(partition, Math.max(run.next(), begins.getOrDefault(partition, 0L)));
            }
        }
    }

    private TributaryException truncated(PartitionRun run, long end) {
        // A topic that was made anew is shorter, too, and has its own words.
        topics.verify(List.of(run.topic()));
        return new TributaryException(
                FaultCode.SOURCE_TRUNCATED,
                settings.clusterDescription() + ": " + run.partition() + " ends at " + end
                        + " now, and the run was at offset " + run.next()
                        + " already; records were lost there, as by an unclean election, and its offsets may mean other"
                        + " ones. Look what the source holds, then begin the run anew with --again");
    }

    /** The next record between the bounds; absent where everything that was read is taken. */
    @Nullable
    ConsumerRecord<byte[], byte[]> next() {
        while (!read.isEmpty()) {
            ConsumerRecord<byte[], byte[]> record = read.getFirst();
            if (run(record).isInside(record.offset())) {
                return record;
            }
            read.removeFirst();
        }
        return null;
    }

    PartitionRun run(ConsumerRecord<byte[], byte[]> record) {
        PartitionRun run = unfinished.get(new TopicPartition(record.topic(), record.partition()));
        if (run == null) {
            throw new IllegalStateException("a record of a partition that is not read");
        }
        return run;
    }

    /** The next record is decided. */
    void taken() {
        read.removeFirst();
        moved();
    }

    /** Everything that was read is taken: partitions are as far as they were read, and those at their end are left alone. */
    void settle() {
        atCluster(() -> unfinished.values().removeIf(run -> {
            long before = run.next();
            run.skipTo(source.position(run.partition(), ANSWER));
            if (run.next() > before) {
                moved();
            }
            if (run.isDone()) {
                // Unread, what lies behind the end costs nothing.
                source.pause(List.of(run.partition()));
            }
            return run.isDone();
        }));
    }

    private void moved() {
        movedNanos = nanoTicker.getAsLong();
        verifiedNanos = movedNanos;
        silence = null;
    }

    /**
     * For people: what has given nothing for a while though there is more; absent where reading goes on.
     *
     * @throws TributaryException where it never will, because a topic was deleted or made anew
     */
    @Nullable
    String silence() {
        if (!read.isEmpty() || unfinished.isEmpty()) {
            moved();
        }
        long now = nanoTicker.getAsLong();
        boolean isSilent = now - movedNanos >= SILENT_AFTER.toNanos();
        if (isSilent && now - verifiedNanos >= SILENT_AFTER.toNanos()) {
            verifiedNanos = now;
            topics.verify(unfinished.values().stream().map(PartitionRun::topic).collect(Collectors.toSet()));
            silence = silent();
        }
        return silence;
    }

    private String silent() {
        Map<String, Long> places = new TreeMap<>();
        unfinished.forEach((partition, run) -> places.put(partition.toString(), run.next()));
        Map.Entry<String, Long> first = places.entrySet().iterator().next();
        int others = places.size() - 1;
        return settings.clusterDescription() + ": " + first.getKey() + " gives nothing from offset " + first.getValue()
                + " on, though there is more" + (others == 0 ? "" : ", nor do " + others + " others")
                + "; brokers do not answer, or a transaction stays open there";
    }

    private void atCluster(Runnable work) {
        try {
            work.run();
        } catch (KafkaException e) {
            throw KafkaFaults.translate(e, settings.clusterDescription());
        }
    }

    @Override
    public void close() {
        source.close(CloseOptions.timeout(Duration.ofSeconds(2)));
    }
}
