package io.tributary.mirror.topics;

import io.tributary.core.contract.Contract;
import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.flow.TopicSelector;
import io.tributary.core.ledger.LedgerTopics;
import io.tributary.core.site.SiteCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the topics of all flows at both ends, and creates or grows what the mirror itself needs: ledger, target and
 * dead-letter topics. It never touches a source topic.
 *
 * <p><b>Threading:</b> confined to one thread; every look blocks on both clusters.
 */
public final class TopicSteward {

    private static final Logger LOG = LoggerFactory.getLogger(TopicSteward.class);
    public static final String DEAD_LETTER_SUFFIX = ".dead-letter";
    private static final String OWN_PREFIX = "tributary.";
    /** Room for the headers that a dead letter has beyond its record. */
    private static final int DEAD_LETTER_ROOM_BYTES = 64 * 1024;

    private final SiteCode site;
    private final ClusterTopics cluster;
    private final ClusterTopics upstream;

    public TopicSteward(SiteCode site, ClusterTopics cluster, ClusterTopics upstream) {
        this.site = site;
        this.cluster = cluster;
        this.upstream = upstream;
    }

    /**
     * @param before the last plan: a topic that was ready stays so where a look at it fails, and a flow whose contract is
     *     another now changes over with all its topics or, where a look at one fails, with none
     * @throws TributaryException where the site's cluster as a whole does not answer or refuses the gateway
     */
    public TopicPlan survey(List<Contract> contracts, TopicPlan before) {
        Map<String, SourceTopic> ready = new HashMap<>();
        List<TopicPlan.Waiting> waiting = new ArrayList<>();
        Set<String> existing = cluster.names();
        boolean oneCluster = cluster.id().equals(upstream.id());
        for (Contract contract : contracts) {
            if (oneCluster && feedsAFlow(contract, contracts)) {
                waiting.add(circle(contract));
                continue;
            }
            Look look = new Look(contract, before, ready);
            select(contract, existing, waiting).forEach(look::prepare);
            look.letPredecessorGoOn(topic -> existing.contains(topic) && !isOfAnother(contract, contracts, topic));
            look.addTo(ready, waiting);
        }
        return new TopicPlan(ready, waiting);
    }

    private static boolean isOfAnother(Contract contract, List<Contract> contracts, String topic) {
        return contracts.stream()
                .anyMatch(other -> other != contract
                        && other.definition().source().topics().selects(topic));
    }

    private static boolean feedsAFlow(Contract contract, List<Contract> contracts) {
        String target = contract.definition().target().topic();
        return contracts.stream()
                .anyMatch(other -> other.definition().source().topics().selects(target));
    }

    private TopicPlan.Waiting circle(Contract contract) {
        String target = contract.definition().target().topic();
        return new TopicPlan.Waiting(
                contract,
                target,
                FaultCode.INVALID_CONFIGURATION,
                "flow " + contract.definition().name() + " publishes to topic '" + target
                        + "', which a flow of this site reads, and the site's cluster is the upstream too: its records would"
                        + " go round for ever. Name another target topic or another upstream");
    }

    private Set<String> select(Contract contract, Set<String> existing, List<TopicPlan.Waiting> waiting) {
        TopicSelector selector = contract.definition().source().topics();
        Set<String> selected = new TreeSet<>();
        for (String topic : existing) {
            if (selector.selects(topic) && !isOurs(topic, selector)) {
                selected.add(topic);
            }
        }
        if (selected.isEmpty()) {
            String wanted = selector instanceof TopicSelector.Named named ? named.topic() : selector.toString();
            waiting.add(new TopicPlan.Waiting(
                    contract,
                    wanted,
                    FaultCode.TOPIC_NOT_FOUND,
                    "no topic '" + wanted + "' in " + cluster.description()
                            + "; create it, or correct source.topic of flow "
                            + contract.definition().name()));
        }
        return selected;
    }

    /** A pattern never picks up what the gateway writes itself; a name that is given outright is taken at its word. */
    private static boolean isOurs(String topic, TopicSelector selector) {
        return selector instanceof TopicSelector.Matching
                && (topic.endsWith(DEAD_LETTER_SUFFIX) || topic.startsWith(OWN_PREFIX));
    }

    /** One look at the topics of one flow. */
    private final class Look {
        private final Contract contract;
        private final TopicPlan before;
        private final Map<String, SourceTopic> taken;
        private final Map<String, SourceTopic> found = new HashMap<>();
        private final List<TopicPlan.Waiting> missing = new ArrayList<>();
        private @Nullable Contract goingOn;

        /**
         * @param taken topics that flows before this one mirror
         */
        Look(Contract contract, TopicPlan before, Map<String, SourceTopic> taken) {
            this.contract = contract;
            this.before = before;
            this.taken = taken;
        }

        void prepare(String topic) {
            SourceTopic other = taken.get(topic);
            if (other != null) {
                missing.add(new TopicPlan.Waiting(
                        contract,
                        topic,
                        FaultCode.INVALID_CONFIGURATION,
                        "topic '" + topic + "' is mirrored by flow "
                                + other.contract().definition().name()
                                + " already; a topic has one flow, because it has one ledger"));
                return;
            }
            try {
                found.put(topic, prepared(contract, topic));
            } catch (TributaryException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                failed(topic, e);
            }
        }

        private void failed(String topic, TributaryException e) {
            SourceTopic known = before.ready().get(topic);
            if (known != null && known.contract() == contract) {
                LOG.warn("{}; topic '{}' is mirrored on as before", e.getMessage(), topic);
                found.put(topic, known);
                return;
            }
            String reason = String.valueOf(e.getMessage());
            if (known != null && isOfThisFlow(known)) {
                goingOn = known.contract();
                reason += "; version " + goingOn.stamp().flowVersion() + " of the flow goes on until then";
            }
            missing.add(new TopicPlan.Waiting(contract, topic, e.code(), reason));
        }

        /** Where nothing of the flow can be mirrored as it is now, its last version goes on with what it still may read. */
        void letPredecessorGoOn(Predicate<String> mayBeRead) {
            if (found.isEmpty()) {
                before.ready().values().stream()
                        .filter(known -> known.contract() != contract && isOfThisFlow(known))
                        .filter(known -> mayBeRead.test(known.topic()))
                        .forEach(known -> found.put(known.topic(), refreshed(known)));
            }
        }

        private SourceTopic refreshed(SourceTopic known) {
            try {
                return prepared(known.contract(), known.topic());
            } catch (TributaryException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LOG.warn("{}; topic '{}' is mirrored on as before", e.getMessage(), known.topic());
                return known;
            }
        }

        void addTo(Map<String, SourceTopic> ready, List<TopicPlan.Waiting> waiting) {
            Contract old = goingOn;
            if (old == null) {
                found.forEach(ready::putIfAbsent);
            } else {
                before.ready().forEach((topic, known) -> {
                    if (known.contract() == old) {
                        ready.putIfAbsent(topic, known);
                    }
                });
            }
            waiting.addAll(missing);
        }

        private boolean isOfThisFlow(SourceTopic known) {
            return known.contract()
                    .definition()
                    .name()
                    .equals(contract.definition().name());
        }
    }

    private SourceTopic prepared(Contract contract, String topic) {
        TopicDescription source = cluster.describe(topic);
        int partitions = source.partitions().size();
        String ledger = LedgerTopics.topic(site, topic);
        upstream.ensure(
                ledger, partitions, Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1"));
        String target = contract.definition().target().topic();
        upstream.ensure(target, partitions, Map.of());
        String deadLetters = topic + DEAD_LETTER_SUFFIX;
        int maxSource = cluster.maxMessageBytes(topic);
        cluster.ensure(
                deadLetters,
                partitions,
                Map.of(
                        "cleanup.policy",
                        "delete",
                        "max.message.bytes",
                        Long.toString(Math.min(Integer.MAX_VALUE, (long) maxSource + DEAD_LETTER_ROOM_BYTES))));
        Uuid id = source.topicId();
        return new SourceTopic(
                contract,
                topic,
                id == null || id.equals(Uuid.ZERO_UUID) ? "" : id.toString(),
                partitions,
                ledger,
                target,
                deadLetters,
                upstream.maxMessageBytes(target));
    }
}
