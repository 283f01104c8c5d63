package io.tributary.core.flow;

import io.tributary.core.site.SiteCode;
import java.util.Set;

/**
 * The path of source topics through one contract to one target topic: a flow file as values.
 *
 * @param description for people; may be empty
 * @param sites       the sites whose gateways run the flow; empty: every site
 */
public record FlowDefinition(
        FlowName name,
        String description,
        LaneName lane,
        Set<SiteCode> sites,
        SourceDefinition source,
        StandardDefinition standard,
        TargetDefinition target) {

    public FlowDefinition {
        sites = Set.copyOf(sites);
    }

    public boolean runsAt(SiteCode site) {
        return sites.isEmpty() || sites.contains(site);
    }
}
