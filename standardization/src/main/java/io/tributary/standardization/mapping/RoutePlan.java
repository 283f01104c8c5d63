package io.tributary.standardization.mapping;

import io.tributary.core.contract.RouteEvaluator;
import io.tributary.core.flow.RouteDefinition;
import io.tributary.core.outcome.Wording;
import io.tributary.core.record.SourceRecord;
import io.tributary.standardization.codec.DocumentLimits;
import io.tributary.standardization.codec.RecordDecoder;
import io.tributary.standardization.codec.UnreadableRecordException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A route made ready to run. Where {@code select} or {@code key} begins with {@code $} it is a path, and the last name
 * in it names the field; else it is the name of a field.
 */
public final class RoutePlan implements RouteEvaluator {

    private final RouteDefinition definition;
    private final DocumentLimits limits;
    private final List<TargetPlan> targets;

    private RoutePlan(RouteDefinition definition, DocumentLimits limits, List<TargetPlan> targets) {
        this.definition = definition;
        this.limits = limits;
        this.targets = List.copyOf(targets);
    }

    /**
     * @param problems takes down everything that is wrong
     * @return to be dropped where there was any problem
     */
    public static RoutePlan compile(RouteDefinition definition, DocumentLimits limits, ProblemSink problems) {
        List<TargetPlan> targets = new ArrayList<>();
        for (int i = 0; i < definition.targets().size(); i++) {
            targets.add(TargetPlan.compile(definition.targets().get(i), "targets[" + i + "]", problems));
        }
        return new RoutePlan(definition, limits, targets);
    }

    @Override
    public RouteDefinition definition() {
        return definition;
    }

    @Override
    public Evaluation evaluate(SourceRecord standard) {
        byte[] value = standard.value();
        if (value == null) {
            return new Evaluation(
                    targets.stream()
                            .filter(TargetPlan::keepsKey)
                            .map(target -> new Derived(target.topic(), standard.key(), null))
                            .toList(),
                    null);
        }
        Object tree;
        try {
            tree = RecordDecoder.json(limits).decode(value);
        } catch (UnreadableRecordException e) {
            Wording message = e.error().message();
            return new Evaluation(
                    List.of(), Wording.of("no target: " + message.english(), "未写入任何目标：" + message.chinese()));
        }
        List<Derived> derived = new ArrayList<>();
        Wording failure = null;
        CelVariables variables = new CelVariables(standard, () -> tree);
        for (TargetPlan target : targets) {
            try {
                Derived record = target.derive(standard, tree, variables);
                if (record != null) {
                    derived.add(record);
                }
            } catch (FieldRefusal e) {
                failure = joined(failure, target.topic(), e.reason());
            }
        }
        return new Evaluation(derived, failure);
    }

    private static Wording joined(@Nullable Wording before, String topic, Wording reason) {
        Wording one = Wording.of(topic + ": " + reason.english(), topic + "：" + reason.chinese());
        return before == null
                ? one
                : Wording.of(before.english() + "; " + one.english(), before.chinese() + "；" + one.chinese());
    }
}
