package io.tributary.mirror.topics;

import io.tributary.core.contract.Contract;
import io.tributary.core.fault.NearestName;
import io.tributary.core.flow.FlowDefinition;
import io.tributary.core.flow.FlowName;
import io.tributary.core.flow.TopicNames;
import io.tributary.core.flow.TopicSelector;
import io.tributary.core.site.SiteCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which flow reads which topic of a site's cluster, by names alone. A topic has one flow, because it has one ledger: of several
 * that select it, the first.
 *
 * <p><b>Threading:</b> immutable.
 */
final class TopicSelection {

    private final SiteCode site;
    private final List<Contract> contracts;
    private final boolean oneCluster;

    /**
     * @param oneCluster whether the site's cluster is the upstream too
     */
    TopicSelection(SiteCode site, List<Contract> contracts, boolean oneCluster) {
        this.site = site;
        this.contracts = List.copyOf(contracts);
        this.oneCluster = oneCluster;
    }

    /** By topic, in the order of their names. */
    Map<String, TopicChoice> of(Collection<String> topics) {
        Map<String, TopicChoice> choices = new TreeMap<>();
        topics.forEach(topic -> choices.put(topic, of(topic)));
        return choices;
    }

    TopicChoice of(String topic) {
        List<Contract> readers = contracts.stream()
                .filter(contract -> reads(contract.definition(), topic))
                .toList();
        return readers.isEmpty() ? unread(topic) : read(topic, readers.get(0), readers);
    }

    /** A pattern never picks up what the gateway or Kafka writes itself; a name given outright is taken at its word. */
    private static boolean reads(FlowDefinition flow, String topic) {
        TopicSelector selector = flow.source().topics();
        return selector.selects(topic) && (selector instanceof TopicSelector.Named || TopicNames.isForPatterns(topic));
    }

    private TopicChoice read(String topic, Contract reader, List<Contract> readers) {
        FlowDefinition flow = reader.definition();
        String target;
        try {
            target = target(flow, topic);
        } catch (IllegalArgumentException e) {
            return new TopicChoice(
                    topic,
                    TopicChoice.Verdict.NO_TARGET_NAME,
                    flow.name(),
                    null,
                    e.getMessage() + "; correct target.topic of flow " + flow.name());
        }
        FlowName circular = oneCluster ? readerOf(target) : null;
        if (circular != null) {
            return new TopicChoice(
                    topic, TopicChoice.Verdict.LOOP, flow.name(), target, circle(flow, target, circular));
        }
        return new TopicChoice(
                topic, TopicChoice.Verdict.CHOSEN, flow.name(), target, selectedBy(flow) + others(flow, readers));
    }

    /**
     * @throws IllegalArgumentException with a message for people, where the flow's template gives no name
     */
    String target(FlowDefinition flow, String topic) {
        return flow.target().topic().nameFor(site, flow.name(), flow.source().topics(), topic);
    }

    private @Nullable FlowName readerOf(String topic) {
        return contracts.stream()
                .map(Contract::definition)
                .filter(flow -> reads(flow, topic))
                .map(FlowDefinition::name)
                .findFirst()
                .orElse(null);
    }

    private static String circle(FlowDefinition flow, String target, FlowName reader) {
        return "flow " + flow.name() + " publishes to topic '" + target + "', which flow " + reader
                + " of this site reads, and the site's cluster is the upstream too: its records would go round for ever."
                + " Name another target topic or another upstream";
    }

    private static String selectedBy(FlowDefinition flow) {
        return flow.source().topics() instanceof TopicSelector.Matching matching
                ? "the pattern '" + matching.pattern().pattern() + "' of flow " + flow.name() + " matches it"
                : "flow " + flow.name() + " names it";
    }

    private static String others(FlowDefinition flow, List<Contract> readers) {
        List<String> names = new ArrayList<>();
        readers.stream()
                .map(reader -> reader.definition().name())
                .filter(name -> !name.equals(flow.name()))
                .forEach(name -> names.add(name.value()));
        return names.isEmpty()
                ? ""
                : "; so does " + String.join(", ", names)
                        + ", but a topic has one flow, because it has one ledger: the first by name";
    }

    private TopicChoice unread(String topic) {
        if (topic.endsWith(TopicNames.DEAD_LETTER_SUFFIX)) {
            return new TopicChoice(
                    topic,
                    TopicChoice.Verdict.OWN,
                    null,
                    null,
                    "it takes refused records, and no pattern picks it up; a flow that is to read it must name it");
        }
        if (TopicNames.isOwn(topic)) {
            return new TopicChoice(
                    topic, TopicChoice.Verdict.OWN, null, null, "it is the gateway's own, and never mirrored");
        }
        if (TopicNames.isInternal(topic)) {
            return new TopicChoice(
                    topic,
                    TopicChoice.Verdict.INTERNAL,
                    null,
                    null,
                    "it is internal to Kafka, and no pattern picks it up");
        }
        return new TopicChoice(
                topic,
                TopicChoice.Verdict.NOT_SELECTED,
                null,
                null,
                "no flow of site " + site + " names it or has a pattern that matches the whole of its name"
                        + nearest(topic));
    }

    private String nearest(String topic) {
        Map<String, FlowName> named = new HashMap<>();
        for (Contract contract : contracts) {
            FlowDefinition flow = contract.definition();
            if (flow.source().topics() instanceof TopicSelector.Named one) {
                named.put(one.topic(), flow.name());
            } else if (flow.source().topics() instanceof TopicSelector.Matching matching
                    && matching.pattern().matcher(topic).find()) {
                return "; the pattern '" + matching.pattern().pattern() + "' of flow " + flow.name()
                        + " finds only a part of it";
            }
        }
        String nearest = NearestName.of(topic, named.keySet());
        return nearest == null ? "" : "; flow " + named.get(nearest) + " reads '" + nearest + "'";
    }
}
