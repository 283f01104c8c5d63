package io.tributary.mirror.engine;

import io.tributary.core.fault.TributaryException;
import io.tributary.mirror.client.KafkaAnswers;
import io.tributary.mirror.client.OffsetAnswers;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * Tells what source partitions hold. Many are asked for in a few requests, and one that does not answer does not keep the others
 * from it.
 *
 * <p><b>Threading:</b> confined to one thread; blocks on the site's cluster.
 */
final class SourceExtents implements PartitionLocator.Extents {

    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final Admin cluster;
    private final String description;

    /** The client stays the caller's to close. */
    SourceExtents(Admin cluster, String description) {
        this.cluster = cluster;
        this.description = description;
    }

    @Override
    public Found find(Collection<TopicPartition> partitions, Duration patience) {
        Map<TopicPartition, KafkaFuture<ListOffsetsResultInfo>> begins =
                ask(partitions, OffsetSpec.earliest(), patience);
        Map<TopicPartition, KafkaFuture<ListOffsetsResultInfo>> ends = ask(partitions, OffsetSpec.latest(), patience);
        Map<TopicPartition, Extent> extents = new HashMap<>();
        Map<TopicPartition, TributaryException> faults = new HashMap<>();
        begins.forEach((partition, first) -> {
            try {
                ListOffsetsResultInfo begin = await(first, patience);
                ListOffsetsResultInfo end = await(Objects.requireNonNull(ends.get(partition)), patience);
                OptionalInt epoch = end.leaderEpoch().map(OptionalInt::of).orElse(OptionalInt.empty());
                extents.put(partition, new Extent(begin.offset(), end.offset(), epoch));
            } catch (TributaryException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                faults.put(partition, e);
            }
        });
        return new Found(extents, faults);
    }

    private Map<TopicPartition, KafkaFuture<ListOffsetsResultInfo>> ask(
            Collection<TopicPartition> partitions, OffsetSpec which, Duration patience) {
        return OffsetAnswers.ask(
                cluster, partitions, which, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED).timeoutMs((int)
                                patience.toMillis()));
    }

    /** The client gives up by itself at its time, for all partitions at once. */
    private ListOffsetsResultInfo await(KafkaFuture<ListOffsetsResultInfo> answer, Duration patience) {
        return KafkaAnswers.await(answer, patience.plus(MARGIN), description);
    }
}
