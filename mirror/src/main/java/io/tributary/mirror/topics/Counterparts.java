package io.tributary.mirror.topics;

import io.tributary.core.contract.Contract;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.flow.TargetPolicy;
import io.tributary.core.flow.TargetPolicy.FewerPartitions;
import io.tributary.core.flow.TopicNames;
import io.tributary.core.ledger.LedgerTopics;
import io.tributary.core.site.SiteCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The topics that stand beside a source topic: ledger and target at the upstream, dead letters at the site's own cluster.
 *
 * <p><b>Threading:</b> confined to one thread; blocks on both clusters.
 */
final class Counterparts {

    /** By the broker's clock: a gateway's may be so far ahead that brokers would refuse what it writes. */
    private static final Map<String, String> BROKERS_CLOCK = Map.of("message.timestamp.type", "LogAppendTime");

    private static final Map<String, String> LEDGER_CONFIG =
            onBrokersClock(Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1"));
    /** Room for the headers that a dead letter has beyond its record. */
    private static final int DEAD_LETTER_ROOM_BYTES = 64 * 1024;

    private final SiteCode site;
    private final ClusterTopics cluster;
    private final ClusterTopics upstream;

    Counterparts(SiteCode site, ClusterTopics cluster, ClusterTopics upstream) {
        this.site = site;
        this.cluster = cluster;
        this.upstream = upstream;
    }

    /** A source topic, under the contract that reads it, and where that publishes. */
    record Pair(Contract contract, String topic, String target) {
        TargetPolicy policy() {
            return contract.definition().target().policy();
        }

        String deadLetters() {
            return topic + TopicNames.DEAD_LETTER_SUFFIX;
        }
    }

    /** Looks at all topics of these pairs, in a few requests for all. */
    void lookAt(Collection<Pair> pairs) {
        List<String> here = new ArrayList<>();
        List<String> there = new ArrayList<>();
        pairs.forEach(pair -> {
            here.add(pair.topic());
            here.add(pair.deadLetters());
            there.add(ledger(pair));
            there.add(pair.target());
        });
        cluster.lookAt(here, pairs.stream().map(Pair::topic).toList());
        upstream.lookAt(there, pairs.stream().map(Pair::target).toList());
    }

    /** Makes what is missing, in a few requests for all; what is refused is told by {@link #of}. */
    void ensure(Collection<Pair> pairs) {
        Map<String, WantedTopic> here = new LinkedHashMap<>();
        Map<String, WantedTopic> there = new LinkedHashMap<>();
        for (Pair pair : pairs) {
            source(pair).ifPresent(source -> {
                add(here, deadLetters(pair, source));
                add(there, ledger(pair, source));
                add(there, target(pair, source));
            });
        }
        cluster.ensure(here.values());
        upstream.ensure(there.values());
    }

    private static void add(Map<String, WantedTopic> wanted, WantedTopic topic) {
        wanted.merge(topic.name(), topic, WantedTopic::or);
    }

    /** Nothing where it is missing or refused. */
    private Optional<TopicFacts> source(Pair pair) {
        try {
            return Optional.of(cluster.describe(pair.topic()));
        } catch (TributaryException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static Map<String, String> onBrokersClock(Map<String, String> config) {
        Map<String, String> all = new HashMap<>(config);
        all.putAll(BROKERS_CLOCK);
        return Map.copyOf(all);
    }

    private WantedTopic ledger(Pair pair, TopicFacts source) {
        return new WantedTopic(
                ledger(pair), source.partitions(), source.partitions(), upstream.replication(), LEDGER_CONFIG);
    }

    private WantedTopic deadLetters(Pair pair, TopicFacts source) {
        long maxBytes = Math.min(Integer.MAX_VALUE, (long) source.maxMessageBytes() + DEAD_LETTER_ROOM_BYTES);
        Map<String, String> config =
                onBrokersClock(Map.of("cleanup.policy", "delete", "max.message.bytes", Long.toString(maxBytes)));
        return new WantedTopic(
                pair.deadLetters(), source.partitions(), source.partitions(), cluster.replication(), config);
    }

    private WantedTopic target(Pair pair, TopicFacts source) {
        TargetPolicy policy = pair.policy();
        boolean grows = policy.fewer() == FewerPartitions.GROW;
        Integer declared = policy.partitions();
        int asDeclared = declared == null ? source.partitions() : declared;
        Integer replication = policy.replication();
        return new WantedTopic(
                pair.target(),
                grows ? Math.max(source.partitions(), asDeclared) : asDeclared,
                grows ? source.partitions() : 0,
                replication == null ? upstream.replication() : replication,
                policy.config());
    }

    /**
     * The source topic with its counterparts, all of which are there.
     *
     * @throws TributaryException where one is missing or refused
     */
    SourceTopic of(Pair pair) {
        TopicFacts source = cluster.describe(pair.topic());
        cluster.require(pair.deadLetters());
        upstream.require(ledger(pair));
        TopicFacts target = upstream.describe(pair.target());
        return new SourceTopic(
                pair.contract(),
                pair.topic(),
                source.id(),
                source.partitions(),
                ledger(pair),
                pair.target(),
                pair.deadLetters(),
                target.maxMessageBytes(),
                target.partitions());
    }

    /** What is not as it should be at a target that is there; nothing where source or target is not. */
    List<TopicDifference> differences(Pair pair) {
        try {
            boolean areThere = cluster.find(pair.topic()).isPresent()
                    && upstream.find(pair.target()).isPresent();
            return areThere
                    ? TopicDifferences.of(
                            pair.policy(), cluster.describe(pair.topic()), upstream.describe(pair.target()))
                    : List.of();
        } catch (TributaryException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            // Told where the topic is looked at.
            return List.of();
        }
    }

    private String ledger(Pair pair) {
        return LedgerTopics.topic(site, pair.topic());
    }
}
