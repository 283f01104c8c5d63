package io.tributary.mirror.fanout;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

/**
 * The topology of all routes: one source, one processor, one sink.
 *
 * <p>The source is a pattern and not a list of names: Kafka Streams ends its threads over a named topic that is not there,
 * and a topic that is deleted must not stop the routes of the others.
 */
final class FanOutTopology {

    private FanOutTopology() {}

    /**
     * @param sources the standard topics to read; the table has routes for each
     * @param table   asked for every record
     * @param limits  of the derived topics
     */
    static void build(
            StreamsBuilder builder, Collection<String> sources, Supplier<RouteTable> table, RecordLimits limits) {
        Serde<byte[]> bytes = Serdes.ByteArray();
        Serde<DerivedRecord> derived = Serdes.serdeFrom(
                (topic, value) -> value == null ? null : value.value(),
                (topic, value) -> new DerivedRecord(topic, 0, value));
        builder.stream(pattern(sources), Consumed.with(bytes, bytes))
                .process(() -> new RouteProcessor(table, limits))
                .to(
                        (key, value, context) -> value.topic(),
                        Produced.with(bytes, derived).withStreamPartitioner(FanOutTopology::partitions));
    }

    private static Pattern pattern(Collection<String> topics) {
        return Pattern.compile(topics.stream().sorted().map(Pattern::quote).collect(Collectors.joining("|")));
    }

    /** By the key's hash, as any producer does; without a key the partition is kept, and with it the order. */
    private static Optional<Set<Integer>> partitions(
            String topic, byte[] key, DerivedRecord value, int partitionCount) {
        return key == null ? Optional.of(Set.of(value.sourcePartition() % partitionCount)) : Optional.empty();
    }
}
