package io.tributary.standardization.catalog;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.flow.Delivery;
import io.tributary.core.flow.FlowDefinition;
import io.tributary.core.flow.FlowName;
import io.tributary.core.flow.LaneName;
import io.tributary.core.flow.SourceDefinition;
import io.tributary.core.flow.StandardDefinition;
import io.tributary.core.flow.TargetDefinition;
import io.tributary.core.site.SiteCode;
import io.tributary.standardization.yaml.YamlDocument;
import io.tributary.standardization.yaml.YamlMapping;
import io.tributary.standardization.yaml.YamlValue;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads flow files.
 *
 * <p><b>Threading:</b> any number of threads may parse at once.
 */
public final class FlowFileParser {

    private static final Set<String> KEYS =
            Set.of("flow", "description", "lane", "sites", "source", "standard", "target");
    private static final Set<String> TARGET_KEYS = Set.of("topic", "delivery");
    private static final Map<String, Delivery> DELIVERIES =
            Map.of("exactly-once", Delivery.EXACTLY_ONCE, "at-least-once", Delivery.AT_LEAST_ONCE);

    private FlowFileParser() {}

    /**
     * @throws ConfigurationException with every problem of the file, each at its line and column
     */
    public static ParsedFlow parse(CatalogDocument document) {
        YamlDocument yaml = YamlDocument.read(document.origin(), document.text());
        FlowDefinition flow = flow(yaml.root());
        if (flow == null || !yaml.problems().isEmpty()) {
            throw yaml.problems().refusal();
        }
        return new ParsedFlow(flow, yaml.marks());
    }

    private static @Nullable FlowDefinition flow(YamlValue document) {
        YamlMapping root = document.mapping();
        if (root == null) {
            return null;
        }
        root.allowOnly(KEYS);
        YamlValue nameValue = root.required("flow", "the flow's name, such as air-quality");
        FlowName name = nameValue == null ? null : nameValue.parsed(FlowName::of);
        String description = root.has("description") ? root.text("description") : "";
        LaneName lane = lane(root);
        Set<SiteCode> sites = sites(root);
        SourceDefinition source = SourceSection.read(section(root, "source", "what is read"));
        StandardDefinition standard = StandardSection.read(section(root, "standard", "what is made of a record"));
        TargetDefinition target = target(section(root, "target", "where standard records go"));
        if (name == null
                || description == null
                || lane == null
                || source == null
                || standard == null
                || target == null) {
            return null;
        }
        return new FlowDefinition(name, description, lane, sites, source, standard, target);
    }

    private static @Nullable YamlMapping section(YamlMapping root, String key, String whatFor) {
        YamlValue value = root.required(key, whatFor);
        return value == null ? null : value.mapping();
    }

    private static @Nullable LaneName lane(YamlMapping root) {
        YamlValue lane = root.value("lane");
        return lane == null ? LaneName.NORMAL : lane.parsed(LaneName::new);
    }

    private static Set<SiteCode> sites(YamlMapping root) {
        Set<SiteCode> sites = new LinkedHashSet<>();
        YamlValue list = root.value("sites");
        if (list == null) {
            return sites;
        }
        for (YamlValue item : list.items()) {
            SiteCode site = item.parsedCharacters(SiteCode::of);
            if (site != null && !sites.add(site)) {
                item.refuse("the site " + site + " is listed twice");
            }
        }
        if (list.isList() && list.items().isEmpty()) {
            list.refuse("an empty list would run the flow nowhere; leave 'sites' out to run it at every site");
        }
        return sites;
    }

    private static @Nullable TargetDefinition target(@Nullable YamlMapping section) {
        if (section == null) {
            return null;
        }
        section.allowOnly(TARGET_KEYS);
        YamlValue topicValue = section.required("topic", "the topic of standard records, such as std.air-quality");
        String topic = topicValue == null ? null : topicValue.parsed(TopicNames::checkTarget);
        YamlValue deliveryValue = section.value("delivery");
        Delivery delivery = deliveryValue == null ? Delivery.EXACTLY_ONCE : deliveryValue.oneOf(DELIVERIES);
        return topic == null || delivery == null ? null : new TargetDefinition(topic, delivery);
    }
}
