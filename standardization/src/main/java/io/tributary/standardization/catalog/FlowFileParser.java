package io.tributary.standardization.catalog;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.flow.FlowDefinition;
import io.tributary.core.flow.FlowName;
import io.tributary.core.flow.LaneName;
import io.tributary.core.flow.SourceDefinition;
import io.tributary.core.site.SiteCode;
import io.tributary.standardization.yaml.YamlDocument;
import io.tributary.standardization.yaml.YamlMapping;
import io.tributary.standardization.yaml.YamlValue;
import java.util.LinkedHashSet;
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

    private FlowFileParser() {}

    /**
     * @throws ConfigurationException with every problem of the file, each at its line and column
     */
    public static ParsedFlow parse(CatalogDocument document) {
        return draft(document).sound();
    }

    /**
     * What can be read of a file.
     *
     * @throws ConfigurationException where that is nothing
     */
    static FlowDraft draft(CatalogDocument document) {
        YamlDocument yaml = YamlDocument.read(document.origin(), document.readText());
        YamlMapping root = yaml.root().mapping();
        if (root == null) {
            throw yaml.problems().refusal();
        }
        return new FlowDraft(new ParsedFlow(flow(root), yaml.marks()), yaml.problems());
    }

    private static FlowDefinition flow(YamlMapping root) {
        root.allowOnly(KEYS);
        YamlValue nameValue = root.required("flow", "the flow's name, such as air-quality");
        FlowName name = nameValue == null ? null : nameValue.parsed(FlowName::of);
        String description = root.has("description") ? root.text("description") : null;
        LaneName lane = lane(root);
        Set<SiteCode> sites = sites(root);
        YamlMapping source = section(root, "source", "what is read");
        YamlMapping standard = section(root, "standard", "what is made of a record");
        YamlMapping target = section(root, "target", "where standard records go");
        if (name == null) {
            root.giveUp("flow");
        }
        SourceDefinition read = source == null ? StandIns.SOURCE : SourceSection.read(source);
        return new FlowDefinition(
                name == null ? StandIns.NAME : name,
                description == null ? "" : description,
                lane,
                sites,
                read,
                standard == null ? StandIns.STANDARD : StandardSection.read(standard),
                target == null ? StandIns.TARGET : TargetSection.read(target, name, read));
    }

    private static @Nullable YamlMapping section(YamlMapping root, String key, String whatFor) {
        YamlValue value = root.required(key, whatFor);
        YamlMapping section = value == null ? null : value.mapping();
        if (section == null) {
            root.giveUp(key);
        }
        return section;
    }

    private static LaneName lane(YamlMapping root) {
        YamlValue value = root.value("lane");
        LaneName lane = value == null ? LaneName.NORMAL : value.parsed(LaneName::new);
        if (lane == null) {
            root.giveUp("lane");
        }
        return lane == null ? LaneName.NORMAL : lane;
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
}
