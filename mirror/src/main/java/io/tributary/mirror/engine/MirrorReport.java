package io.tributary.mirror.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the whole mirror stands.
 *
 * @param flows         the most endangered by retention first
 * @param clusterFault  what is wrong with the site's cluster, for people; absent where it answers
 * @param upstreamFault what is wrong with the upstream, for people; absent where it answers
 */
public record MirrorReport(
        List<FlowReport> flows,
        @Nullable String clusterFault,
        @Nullable String upstreamFault) {
    public MirrorReport {
        flows = List.copyOf(flows);
    }
}
