package io.tributary.standardization.catalog;

import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.core.flow.FlowDefinition;
import io.tributary.core.flow.FlowName;
import io.tributary.core.flow.TopicSelector;
import io.tributary.core.outcome.Wording;
import io.tributary.core.site.SiteCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds flows that cannot run beside each other: of one name, or on one source topic at one site, whose ledger they would
 * both write. The flow that comes first stays.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class FlowRivals {

    private final List<FlowDefinition> admitted = new ArrayList<>();

    void add(FlowDefinition flow) {
        admitted.add(flow);
    }

    List<ConfigurationProblem> problems(ParsedFlow flow) {
        List<ConfigurationProblem> problems = new ArrayList<>();
        FlowDefinition candidate = flow.definition();
        for (FlowDefinition other : admitted) {
            if (other.name().equals(candidate.name())) {
                problems.add(flow.marks()
                        .problem(
                                "flow",
                                Wording.of("another document has a flow of this name already", "已有另一文档使用了该数据流名称")));
            } else if (shareSite(other, candidate)
                    && shareTopic(other.source().topics(), candidate.source().topics())) {
                problems.add(flow.marks().problem("source", rivalry(other.name())));
            }
        }
        return problems;
    }

    private static Wording rivalry(FlowName other) {
        return Wording.of(
                "the flow " + other
                        + " reads the same source topic at the same site; a topic has one flow per site, so "
                        + "join the two or narrow 'sites'",
                "数据流 " + other + " 在同一站点读取同一源主题；每个站点上一个主题只能有一个数据流，请合并两者或缩小 'sites' 的范围");
    }

    private static boolean shareSite(FlowDefinition left, FlowDefinition right) {
        Set<SiteCode> sites = left.sites();
        return sites.isEmpty() || right.sites().isEmpty() || sites.stream().anyMatch(right.sites()::contains);
    }

    /** Two patterns may meet on a topic as well; that shows only when the topic is there. */
    private static boolean shareTopic(TopicSelector left, TopicSelector right) {
        return left instanceof TopicSelector.Named named && right.selects(named.topic())
                || right instanceof TopicSelector.Named other && left.selects(other.topic());
    }
}
