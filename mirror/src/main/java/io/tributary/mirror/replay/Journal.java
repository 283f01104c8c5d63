package io.tributary.mirror.replay;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.mirror.client.KafkaClients;
import io.tributary.mirror.client.KafkaFaults;
import io.tributary.mirror.replay.JournalText.Members;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** What the journal of a site said of its runs when it was read. Immutable. */
public final class Journal {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Map<RunName, RunHead> heads = new TreeMap<>();
    /** By run, then by topic and partition; of a partition that is not in the newest pass, that of an older one. */
    private final Map<RunName, Map<TopicPartition, Passed>> progress = new TreeMap<>();

    private Journal() {}

    private record Passed(int pass, PartitionProgress progress) {}

    /**
     * Reads it, with all that was written before; waits for transactions of other runs that are open on it. Blocks.
     *
     * @throws TributaryException where the upstream does not answer
     */
    public static Journal read(ReplaySettings settings) {
        Journal journal = new Journal();
        TopicPartition partition = new TopicPartition(settings.journalTopic(), 0);
        Map<String, Object> reader = Map.of("client.id", "tributary-" + settings.site() + "-journal");
        Map<String, Object> committed = Map.of("auto.offset.reset", "earliest");
        try (Consumer<byte[], byte[]> consumer = KafkaClients.spanReader(settings.upstream(), reader, committed)) {
            if (consumer.listTopics(PATIENCE).containsKey(partition.topic())) {
                journal.readTo(end(settings, partition), consumer, partition, settings);
            }
        } catch (KafkaException e) {
            throw KafkaFaults.translate(e, settings.upstreamDescription());
        }
        return journal;
    }

    /** With what is not committed yet. */
    private static long end(ReplaySettings settings, TopicPartition partition) {
        Map<String, Object> all = Map.of("auto.offset.reset", "earliest", "isolation.level", "read_uncommitted");
        try (Consumer<byte[], byte[]> consumer = KafkaClients.consumer(settings.upstream(), Map.of(), all)) {
            return Objects.requireNonNull(
                    consumer.endOffsets(List.of(partition), PATIENCE).get(partition));
        }
    }

    private void readTo(
            long end, Consumer<byte[], byte[]> consumer, TopicPartition partition, ReplaySettings settings) {
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long patienceNanos =
                settings.transactionTimeout().multipliedBy(2).plus(PATIENCE).toNanos();
        long deadline = System.nanoTime() + patienceNanos;
        while (consumer.position(partition, PATIENCE) < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                byte[] value = record.value();
                if (value != null) {
                    add(JournalText.read(value));
                }
            }
            if (System.nanoTime() - deadline > 0) {
                throw new TributaryException(
                        FaultCode.TRANSACTION_PENDING,
                        settings.upstreamDescription() + ": " + partition + " could not be read to its end, because a"
                                + " transaction of another run stays open on it; it ends by its timeout");
            }
        }
    }

    private void add(Members said) {
        if (said.isHead()) {
            heads.put(said.run(), said.head());
        } else if (said.isProgress()) {
            PartitionProgress one = said.progress();
            progress.computeIfAbsent(
                            said.run(), unused -> new TreeMap<>(Comparator.comparing(TopicPartition::toString)))
                    .put(new TopicPartition(one.topic(), one.partition()), new Passed(said.pass(), one));
        }
    }

    Optional<RunHead> head(RunName run) {
        return Optional.ofNullable(heads.get(run));
    }

    /** Of the newest pass. */
    List<PartitionProgress> progress(RunHead head) {
        return progress.getOrDefault(head.name(), Map.of()).values().stream()
                .filter(one -> one.pass() == head.pass())
                .map(Passed::progress)
                .sorted(PartitionProgress.ORDER)
                .toList();
    }

    /** Where the run stopped in a partition, in whatever pass came there last. */
    Optional<PartitionProgress> last(RunName run, TopicPartition partition) {
        return Optional.ofNullable(progress.getOrDefault(run, Map.of()).get(partition))
                .map(Passed::progress);
    }

    /** Every run that the site ever had, by name. */
    public List<RunReport> runs() {
        List<RunReport> runs = new ArrayList<>();
        heads.forEach((name, head) -> runs.add(new RunReport(name, state(head), head, progress(head), List.of())));
        return runs;
    }

    /** Of what is written in the journal only, in its order. */
    static Journal of(List<byte[]> entries) {
        Journal journal = new Journal();
        entries.forEach(entry -> journal.add(JournalText.read(entry)));
        return journal;
    }

    /** A reason is written only where something was left out. */
    static RunState.Finished finished(RunHead head) {
        return new RunState.Finished(head.reason(), head.reason() != null);
    }

    private static RunState state(RunHead head) {
        String reason = head.reason() == null ? "" : head.reason();
        return switch (head.state()) {
            case "FINISHED" -> finished(head);
            case "STOPPED" -> new RunState.Stopped(RunState.Stopped.Cause.REQUEST, reason);
            case "FAILED" -> new RunState.Failed(FaultCode.UNFORESEEN, reason);
            default -> new RunState.Running(head.reason());
        };
    }
}
