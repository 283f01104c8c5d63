package io.tributary.standardization.mapping;

import io.tributary.core.fault.NearestName;
import io.tributary.core.flow.Conversion;
import io.tributary.core.flow.FieldRule;
import io.tributary.core.flow.Mask;
import io.tributary.core.flow.SourceDefinition;
import io.tributary.core.flow.StandardDefinition;
import io.tributary.standardization.codec.DocumentLimits;
import io.tributary.standardization.dictionary.CodeTables;
import io.tributary.standardization.masking.MaskingKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes the mapping of a flow ready to run and takes down everything that is wrong in it.
 *
 * <p><b>Threading:</b> confined to one thread, one flow.
 */
final class MappingCompiler {

    private static final String FIELDS = "standard.fields.";

    private final StepCompiler steps;
    private final MaskingKeys keys;
    private final ProblemSink problems;
    private final SlotTable slots = new SlotTable();

    MappingCompiler(DocumentLimits limits, CodeTables tables, MaskingKeys keys, ProblemSink problems) {
        this.steps = new StepCompiler(limits, tables, problems);
        this.keys = keys;
        this.problems = problems;
    }

    /** The plan, which is whole only where no problem was taken down. */
    MappingPlan compile(SourceDefinition source, StandardDefinition standard) {
        requireField("standard.key", standard.key(), standard);
        requireField("standard.eventTime", standard.eventTime(), standard);
        requirePublishedKey(standard);
        String when = standard.when();
        CelExpression condition =
                when == null ? null : problems.attempt("standard.when", () -> CelExpression.condition(when));
        String eventTime = eventTimeField(standard);
        FieldCompiler compiler = new FieldCompiler(source, steps, keys, problems, slots);
        List<FieldPlan> fields = new ArrayList<>();
        for (FieldRule rule : standard.fields()) {
            boolean isEventTime = rule.name().equals(eventTime);
            FieldPlan field = compiler.compile(FIELDS + rule.name(), rule, isEventTime);
            if (field != null) {
                fields.add(field);
            }
        }
        boolean timed = eventTime == null
                || fields.stream().anyMatch(field -> field.name().equals(eventTime) && field.readsTime());
        return new MappingPlan(slots, fields, condition, standard.key(), timed ? null : eventTime);
    }

    private void requireField(String path, @Nullable String name, StandardDefinition standard) {
        Set<String> names = standard.fields().stream().map(FieldRule::name).collect(Collectors.toSet());
        if (name != null && !names.contains(name)) {
            problems.add(path, "'" + name + "' is none of the fields of this flow", NearestName.of(name, names));
        }
    }

    private void requirePublishedKey(StandardDefinition standard) {
        boolean dropped = standard.fields().stream()
                .anyMatch(rule -> rule.name().equals(standard.key()) && rule.mask() instanceof Mask.Drop);
        if (dropped) {
            problems.add("standard.key", "'" + standard.key() + "' is dropped by its mask and can give no key");
        }
    }

    /** The field that was named, else the first with a time rule. */
    private static @Nullable String eventTimeField(StandardDefinition standard) {
        if (standard.eventTime() != null) {
            return standard.eventTime();
        }
        return standard.fields().stream()
                .filter(rule -> rule.conversions().stream().anyMatch(Conversion.TimeFormat.class::isInstance))
                .map(FieldRule::name)
                .findFirst()
                .orElse(null);
    }
}
