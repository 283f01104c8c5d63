package io.tributary.core.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule at the province that turns a standard topic into derived topics.
 *
 * @param source  the standard topic
 * @param targets each is considered for every record, in order
 */
public record RouteDefinition(FlowName name, String description, String source, List<Target> targets) {

    public RouteDefinition {
        targets = List.copyOf(targets);
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("a route has at least one target");
        }
    }

    /**
     * One derived topic.
     *
     * @param when   a CEL expression over {@code record}; absent: every record goes
     * @param select the fields that are kept, in their order; empty: the value goes on byte for byte
     * @param key    the field whose text becomes the key; absent: the key is kept
     */
    public record Target(
            String topic,
            @Nullable String when,
            List<String> select,
            @Nullable String key) {
        public Target {
            select = List.copyOf(select);
        }
    }
}
