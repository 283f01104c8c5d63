package io.tributary.mirror.engine;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.ledger.LedgerEntry;
import io.tributary.core.ledger.LedgerTopics;
import io.tributary.mirror.client.KafkaAnswers;
import io.tributary.mirror.client.KafkaFaults;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How far a site's instances are, all together, by what the upstream holds: the group's offset of a partition, and where there
 * is none, because it has expired or the flow is delivered at least once, the end of the last ledger entry.
 *
 * <p><b>Threading:</b> confined to one thread; blocks on the upstream. <b>Failure:</b> {@link TributaryException}.
 */
public final class MirrorPlaces implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String ROLE = "places";

    private final Admin upstream;
    private final LedgerTail ledger;
    private final String group;
    private final String description;

    private MirrorPlaces(Admin upstream, LedgerTail ledger, String group, String description) {
        this.upstream = upstream;
        this.ledger = ledger;
        this.group = group;
        this.description = description;
    }

    public static MirrorPlaces open(MirrorSettings settings) {
        EngineClients clients = new EngineClients(settings);
        String description = clients.upstreamDescription();
        Admin upstream = null;
        try {
            upstream = clients.upstreamAdmin(ROLE);
            Consumer<byte[], byte[]> reader = clients.ledgerReader(ROLE);
            LedgerTail ledger = new LedgerTail(upstream, reader, description);
            return new MirrorPlaces(upstream, ledger, LedgerTopics.group(settings.site()), description);
        } catch (KafkaException e) {
            if (upstream != null) {
                upstream.close();
            }
            throw KafkaFaults.translate(e, description);
        }
    }

    /**
     * The first source offset that is not decided for good.
     *
     * @param topicIds by ledger partition, the id of the source topic now; a place in another incarnation is none
     * @return without partitions of which there is none, or of which it cannot be told now
     */
    public Map<TopicPartition, Long> find(Map<TopicPartition, String> topicIds) {
        Map<TopicPartition, Long> places =
                ofGroup(PositionFinder.committed(upstream, group, description, topicIds.keySet()), topicIds);
        Set<TopicPartition> others = existing(topicIds.keySet().stream()
                .filter(partition -> !places.containsKey(partition))
                .collect(Collectors.toSet()));
        if (!others.isEmpty()) {
            ledger.read(others, PATIENCE).forEach((partition, last) -> {
                LedgerEntry entry = last.entry();
                if (entry != null && isOf(entry.source().topicId(), topicIds.get(partition))) {
                    places.put(partition, entry.interval().to());
                }
            });
        }
        return places;
    }

    /** A ledger that is not made yet holds nothing; to ask for its end would take long. */
    private Set<TopicPartition> existing(Set<TopicPartition> partitions) {
        Set<String> topics = partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet());
        Set<TopicPartition> existing = new HashSet<>();
        upstream.describeTopics(topics).topicNameValues().forEach((topic, answer) -> {
            try {
                KafkaAnswers.await(answer, PATIENCE, description)
                        .partitions()
                        .forEach(one -> existing.add(new TopicPartition(topic, one.partition())));
            } catch (TributaryException e) {
                if (e.code() != FaultCode.TOPIC_NOT_FOUND) {
                    throw e;
                }
            }
        });
        existing.retainAll(partitions);
        return existing;
    }

    /** The group's offsets that are of the topics as they are now. */
    static Map<TopicPartition, Long> ofGroup(
            Map<TopicPartition, OffsetAndMetadata> committed, Map<TopicPartition, String> topicIds) {
        Map<TopicPartition, Long> places = new HashMap<>();
        topicIds.forEach((partition, topicId) -> {
            OffsetAndMetadata place = committed.get(partition);
            if (place != null && isOf(place.metadata(), topicId)) {
                places.put(partition, place.offset());
            }
        });
        return places;
    }

    private static boolean isOf(String recorded, @Nullable String topicId) {
        return topicId != null && PositionFinder.isSameTopic(recorded, topicId);
    }

    @Override
    public void close() {
        try (upstream) {
            ledger.close();
        }
    }
}
