package io.tributary.fanout;

import io.tributary.core.contract.RouteEvaluator;
import io.tributary.core.flow.FlowName;
import io.tributary.core.flow.RouteDefinition;
import io.tributary.core.outcome.Wording;
import io.tributary.core.record.SourceRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A route without an expression language: everything goes to the first target; what has an exclamation mark goes to the
 * second too, under the key {@code loud}; what has a question mark cannot be decided for the second.
 */
final class FieldRoute implements RouteEvaluator {

    private final RouteDefinition definition;

    FieldRoute(String source, String all, String loud) {
        definition = new RouteDefinition(
                FlowName.of("test"),
                "",
                source,
                List.of(
                        new RouteDefinition.Target(all, null, List.of(), null),
                        new RouteDefinition.Target(loud, "record.loud", List.of(), "loudness")));
    }

    @Override
    public RouteDefinition definition() {
        return definition;
    }

    @Override
    public Evaluation evaluate(SourceRecord standard) {
        Derived all = new Derived(definition.targets().get(0).topic(), standard.key(), standard.value());
        String text = standard.value() == null ? "" : new String(standard.value(), StandardCharsets.UTF_8);
        if (text.contains("!")) {
            byte[] key = "loud".getBytes(StandardCharsets.UTF_8);
            return new Evaluation(
                    List.of(all, new Derived(definition.targets().get(1).topic(), key, standard.value())), null);
        }
        return new Evaluation(List.of(all), text.contains("?") ? Wording.of("no such field: loud", "没有字段 loud") : null);
    }
}
