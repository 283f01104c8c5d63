package io.tributary.mirror.topics;

import io.tributary.core.contract.Contract;
import io.tributary.core.fault.NearestName;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.flow.TargetPolicy;
import io.tributary.core.ledger.LedgerTopics;
import io.tributary.core.site.SiteCode;
import io.tributary.mirror.topics.Counterparts.Pair;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;

/**
 * Looks at what a gateway would do with the topics of a site's cluster, and makes nothing.
 *
 * <p><b>Threading:</b> confined to one thread; blocks on both clusters.
 */
public final class TopicInspection {

    private final SiteCode site;
    private final ClusterTopics cluster;
    private final ClusterTopics upstream;
    private final Counterparts counterparts;

    /**
     * @param cluster  that asks for permissions, as {@code upstream} does
     */
    public TopicInspection(SiteCode site, ClusterTopics cluster, ClusterTopics upstream) {
        this.site = site;
        this.cluster = cluster;
        this.upstream = upstream;
        this.counterparts = new Counterparts(site, cluster, upstream);
    }

    /**
     * @param topics that are asked about; empty: all of the site's cluster
     * @throws TributaryException where a cluster does not answer or refuses the gateway
     */
    public List<TopicChoice> of(List<Contract> contracts, Collection<String> topics) {
        Set<String> existing = cluster.names();
        boolean oneCluster = cluster.id().equals(upstream.id());
        Map<String, TopicChoice> choices =
                new TopicSelection(site, contracts, oneCluster).of(topics.isEmpty() ? existing : topics);
        Map<String, Contract> byFlow = contracts.stream()
                .collect(Collectors.toMap(
                        contract -> contract.definition().name().value(), contract -> contract, (one, other) -> one));
        List<Pair> pairs = choices.values().stream()
                .filter(choice -> choice.verdict() == TopicChoice.Verdict.CHOSEN && existing.contains(choice.topic()))
                .flatMap(choice -> pair(choice, byFlow))
                .toList();
        counterparts.lookAt(pairs);
        Map<String, Pair> byTopic = pairs.stream().collect(Collectors.toMap(Pair::topic, pair -> pair));
        return choices.values().stream()
                .map(choice -> inspected(choice, existing, byTopic))
                .toList();
    }

    private static Stream<Pair> pair(TopicChoice choice, Map<String, Contract> byFlow) {
        Contract contract =
                choice.flow() == null ? null : byFlow.get(choice.flow().value());
        String target = choice.target();
        return contract == null || target == null
                ? Stream.empty()
                : Stream.of(new Pair(contract, choice.topic(), target));
    }

    private TopicChoice inspected(TopicChoice choice, Set<String> existing, Map<String, Pair> pairs) {
        Pair pair = pairs.get(choice.topic());
        if (pair != null) {
            return inspected(choice, pair);
        }
        boolean isHidden = choice.verdict() == TopicChoice.Verdict.INTERNAL || existing.contains(choice.topic());
        return isHidden ? choice : absent(choice, existing);
    }

    private TopicChoice absent(TopicChoice choice, Set<String> existing) {
        String nearest = NearestName.of(choice.topic(), existing);
        return choice.found(
                TopicChoice.Verdict.ABSENT,
                cluster.description() + " has no topic '" + choice.topic()
                        + "', or does not let the gateway describe it"
                        + (nearest == null ? "" : "; there is '" + nearest + "'")
                        + (choice.flow() == null ? "" : ". Flow " + choice.flow() + " would read it"),
                List.of());
    }

    private TopicChoice inspected(TopicChoice choice, Pair pair) {
        try {
            TopicFacts source = cluster.describe(pair.topic());
            List<String> denied = denied(pair, source);
            if (!denied.isEmpty()) {
                return choice.found(
                        TopicChoice.Verdict.WAITING,
                        choice.reason() + ", but the gateway may not " + String.join(", ", denied) + "; grant it",
                        counterparts.differences(pair));
            }
            String reason = choice.reason() + madeOf(pair, source);
            return choice.found(TopicChoice.Verdict.CHOSEN, reason, counterparts.differences(pair));
        } catch (TributaryException e) {
            return choice.found(TopicChoice.Verdict.WAITING, choice.reason() + ", but " + e.getMessage(), List.of());
        }
    }

    private List<String> denied(Pair pair, TopicFacts source) {
        List<String> denied = new ArrayList<>();
        deny(denied, source, AclOperation.READ, cluster);
        cluster.find(pair.deadLetters()).ifPresent(letters -> deny(denied, letters, AclOperation.WRITE, cluster));
        upstream.find(LedgerTopics.topic(site, pair.topic())).ifPresent(ledger -> {
            deny(denied, ledger, AclOperation.READ, upstream);
            deny(denied, ledger, AclOperation.WRITE, upstream);
        });
        upstream.find(pair.target()).ifPresent(target -> deny(denied, target, AclOperation.WRITE, upstream));
        return denied;
    }

    private static void deny(List<String> denied, TopicFacts topic, AclOperation operation, ClusterTopics at) {
        if (!topic.permits(operation)) {
            denied.add((operation == AclOperation.READ ? "read" : "write") + " topic '" + topic.name() + "' of "
                    + at.description());
        }
    }

    private String madeOf(Pair pair, TopicFacts source) {
        if (upstream.find(pair.target()).isPresent()) {
            return "";
        }
        TargetPolicy policy = pair.policy();
        Integer declared = policy.partitions();
        return "; the gateway creates its target with " + (declared == null ? source.partitions() : declared)
                + " partitions" + (policy.config().isEmpty() ? "" : " and " + policy.sortedConfig());
    }
}
