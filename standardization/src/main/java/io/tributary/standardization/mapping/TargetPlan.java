package io.tributary.standardization.mapping;

import io.tributary.core.contract.RouteEvaluator.Derived;
import io.tributary.core.flow.RouteDefinition;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Wording;
import io.tributary.core.record.SourceRecord;
import io.tributary.standardization.codec.JsonText;
import io.tributary.standardization.mapping.SingularPath.Segment;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One target of a route, ready to run.
 *
 * @param select by the name of the field that is written; empty: the value goes on byte for byte
 * @param key    absent: the key is kept
 */
record TargetPlan(
        String topic,
        @Nullable CelExpression when,
        Map<String, SingularPath> select,
        @Nullable SingularPath key) {

    static TargetPlan compile(RouteDefinition.Target target, String place, ProblemSink problems) {
        String when = target.when();
        CelExpression condition =
                when == null ? null : problems.attempt(place + ".when", () -> CelExpression.condition(when));
        Map<String, SingularPath> select = new LinkedHashMap<>();
        for (int i = 0; i < target.select().size(); i++) {
            String path = place + ".select[" + i + "]";
            SingularPath field = field(target.select().get(i), path, problems);
            if (field != null && select.put(name(field), field) != null) {
                problems.add(path, "the field '" + name(field) + "' would be written twice");
            }
        }
        String key = target.key();
        SingularPath keyPath = key == null ? null : field(key, place + ".key", problems);
        return new TargetPlan(target.topic(), condition, select, keyPath);
    }

    boolean keepsKey() {
        return key == null;
    }

    /** Null where the record does not go to this target. */
    @Nullable
    Derived derive(SourceRecord standard, Object tree, CelVariables variables) throws FieldRefusal {
        if (when != null && !when.test(variables)) {
            return null;
        }
        return new Derived(topic, key(standard, tree), value(standard, tree));
    }

    private byte @Nullable [] key(SourceRecord standard, Object tree) throws FieldRefusal {
        if (key == null) {
            return standard.key();
        }
        Object value = key.find(tree);
        if (value == null || !JsonText.isScalar(value)) {
            throw new FieldRefusal(
                    ErrorCode.KEY_MISSING,
                    "key",
                    null,
                    null,
                    Wording.of(
                            "the record has no single value at " + key + " for the key",
                            "记录在 " + key + " 处没有可用作键的单个值"));
        }
        return JsonText.scalar(value).getBytes(StandardCharsets.UTF_8);
    }

    private byte @Nullable [] value(SourceRecord standard, Object tree) {
        if (select.isEmpty()) {
            return standard.value();
        }
        Map<String, Object> selected = new LinkedHashMap<>();
        select.forEach((name, path) -> {
            Object value = path.find(tree);
            if (value != null) {
                selected.put(name, value);
            }
        });
        return JsonText.bytes(selected);
    }

    private static @Nullable SingularPath field(String text, String place, ProblemSink problems) {
        SingularPath path = text.startsWith("$")
                ? problems.attempt(place, () -> SingularPath.parse(text))
                : SingularPath.member(text);
        if (path != null && name(path).isEmpty()) {
            problems.add(place, "the path ends in no name; it must lead to a member");
            return null;
        }
        return path;
    }

    private static String name(SingularPath path) {
        List<Segment> segments = path.segments();
        return !segments.isEmpty() && segments.get(segments.size() - 1) instanceof Segment.Name last ? last.name() : "";
    }
}
