package io.tributary.mirror.topics;

import io.tributary.core.contract.Contract;
import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.flow.FlowName;
import io.tributary.core.flow.TopicSelector;
import io.tributary.core.site.SiteCode;
import io.tributary.mirror.topics.Counterparts.Pair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
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

    private final SiteCode site;
    private final ClusterTopics cluster;
    private final ClusterTopics upstream;
    private final Counterparts counterparts;
    private final boolean makes;

    public TopicSteward(SiteCode site, ClusterTopics cluster, ClusterTopics upstream) {
        this(site, cluster, upstream, true);
    }

    /** One that only looks: where a counterpart is missing, the topic is not ready. */
    public static TopicSteward thatMakesNothing(SiteCode site, ClusterTopics cluster, ClusterTopics upstream) {
        return new TopicSteward(site, cluster, upstream, false);
    }

    private TopicSteward(SiteCode site, ClusterTopics cluster, ClusterTopics upstream, boolean makes) {
        this.site = site;
        this.cluster = cluster;
        this.upstream = upstream;
        this.counterparts = new Counterparts(site, cluster, upstream);
        this.makes = makes;
    }

    /**
     * @param before the last plan: a topic that was ready stays so where a look at it fails, and a flow whose contract is
     *     another now changes over with all its topics or, where a look at one fails, with none
     * @throws TributaryException where the site's cluster as a whole does not answer or refuses the gateway
     */
    public TopicSurvey survey(List<Contract> contracts, TopicPlan before) {
        Set<String> existing = cluster.names();
        boolean oneCluster = cluster.id().equals(upstream.id());
        Map<String, TopicChoice> choices = new TopicSelection(site, contracts, oneCluster).of(existing);
        Map<FlowName, List<Pair>> pairs = pairs(contracts, choices);
        List<Pair> all = pairs.values().stream().flatMap(List::stream).toList();
        counterparts.lookAt(all);
        ensure(all);
        Map<String, SourceTopic> ready = new HashMap<>();
        List<TopicPlan.Waiting> waiting = new ArrayList<>();
        for (Contract contract : contracts) {
            Look look = new Look(contract, before, ready);
            pairs.getOrDefault(contract.definition().name(), List.of()).forEach(look::prepare);
            look.missing.addAll(unfit(contract, choices.values()));
            look.letPredecessorGoOn(topic -> existing.contains(topic) && !isOfAnother(contract, contracts, topic));
            look.addTo(ready, waiting);
        }
        TopicPlan plan = new TopicPlan(ready, waiting);
        return new TopicSurvey(plan, standing(choices.values(), plan, pairs));
    }

    private void ensure(List<Pair> pairs) {
        if (makes) {
            counterparts.ensure(pairs);
        }
    }

    private static Map<FlowName, List<Pair>> pairs(List<Contract> contracts, Map<String, TopicChoice> choices) {
        Map<FlowName, List<Pair>> pairs = new LinkedHashMap<>();
        for (Contract contract : contracts) {
            List<Pair> ofContract = choices.values().stream()
                    .filter(choice -> choice.verdict() == TopicChoice.Verdict.CHOSEN)
                    .filter(choice -> contract.definition().name().equals(choice.flow()))
                    .flatMap(choice -> Stream.ofNullable(choice.target())
                            .map(target -> new Pair(contract, choice.topic(), target)))
                    .toList();
            pairs.put(contract.definition().name(), ofContract);
        }
        return pairs;
    }

    private static boolean isOfAnother(Contract contract, List<Contract> contracts, String topic) {
        return contracts.stream()
                .anyMatch(other -> other != contract
                        && other.definition().source().topics().selects(topic));
    }

    /** What the flow selects and cannot mirror, or that it selects nothing. */
    private List<TopicPlan.Waiting> unfit(Contract contract, Iterable<TopicChoice> choices) {
        List<TopicPlan.Waiting> unfit = new ArrayList<>();
        boolean any = false;
        for (TopicChoice choice : choices) {
            if (contract.definition().name().equals(choice.flow())) {
                any = true;
                if (choice.verdict() != TopicChoice.Verdict.CHOSEN) {
                    unfit.add(new TopicPlan.Waiting(
                            contract, choice.topic(), FaultCode.INVALID_CONFIGURATION, choice.reason()));
                }
            }
        }
        return any ? unfit : List.of(nothing(contract, choices));
    }

    private TopicPlan.Waiting nothing(Contract contract, Iterable<TopicChoice> choices) {
        TopicSelector selector = contract.definition().source().topics();
        for (TopicChoice choice : choices) {
            if (choice.flow() != null && selector.selects(choice.topic())) {
                return new TopicPlan.Waiting(
                        contract,
                        choice.topic(),
                        FaultCode.INVALID_CONFIGURATION,
                        "topic '" + choice.topic() + "' is mirrored by flow " + choice.flow()
                                + " already; a topic has one flow, because it has one ledger");
            }
        }
        String wanted = selector instanceof TopicSelector.Matching matching
                ? matching.pattern().pattern()
                : selector instanceof TopicSelector.Named named ? named.topic() : selector.toString();
        return new TopicPlan.Waiting(
                contract,
                wanted,
                FaultCode.TOPIC_NOT_FOUND,
                "no topic '" + wanted + "' in " + cluster.description()
                        + "; create it, or correct source.topic of flow "
                        + contract.definition().name());
    }

    private List<TopicChoice> standing(Iterable<TopicChoice> choices, TopicPlan plan, Map<FlowName, List<Pair>> pairs) {
        Map<String, Pair> byTopic = new HashMap<>();
        pairs.values().forEach(ofContract -> ofContract.forEach(pair -> byTopic.put(pair.topic(), pair)));
        Map<String, String> reasons = new HashMap<>();
        plan.waiting().forEach(one -> reasons.put(one.topic(), one.reason()));
        List<TopicChoice> standing = new ArrayList<>();
        for (TopicChoice choice : choices) {
            Pair pair = byTopic.get(choice.topic());
            if (pair == null) {
                standing.add(choice);
            } else if (plan.ready().containsKey(choice.topic())) {
                standing.add(choice.found(choice.verdict(), choice.reason(), counterparts.differences(pair)));
            } else {
                String reason = reasons.getOrDefault(choice.topic(), choice.reason());
                standing.add(choice.found(TopicChoice.Verdict.WAITING, reason, counterparts.differences(pair)));
            }
        }
        return standing;
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

        void prepare(Pair pair) {
            String topic = pair.topic();
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
                found.put(topic, counterparts.of(pair));
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
            Pair pair = new Pair(known.contract(), known.topic(), known.targetTopic());
            try {
                ensure(List.of(pair));
                return counterparts.of(pair);
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
}
