package io.tributary.standardization.mapping;

import io.tributary.core.flow.FieldRule;
import io.tributary.core.flow.Mask;
import io.tributary.core.flow.SourceDefinition;
import io.tributary.core.flow.StandardDefinition;
import io.tributary.standardization.codec.DocumentLimits;
import io.tributary.standardization.dictionary.CodeTables;
import io.tributary.standardization.masking.MaskingKeys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the mapping of a flow ready to run and takes down everything that is wrong in it.
 *
 * <p><b>Threading:</b> confined to one thread, one flow.
 */
final class MappingCompiler {

    private static final String FIELDS = "standard.fields.";

    private final CodeLookups lookups;
    private final StepCompiler steps;
    private final MaskingKeys keys;
    private final ProblemSink problems;
    private final SlotTable slots = new SlotTable();

    MappingCompiler(DocumentLimits limits, CodeTables tables, MaskingKeys keys, ProblemSink problems) {
        this.lookups = new CodeLookups(tables);
        this.steps = new StepCompiler(limits, lookups, problems);
        this.keys = keys;
        this.problems = problems;
    }

    /** The plan, which is whole only where no problem was taken down. */
    MappingPlan compile(SourceDefinition source, StandardDefinition standard) {
        requirePublishedKey(standard);
        String when = standard.when();
        CelExpression condition =
                when == null ? null : problems.attempt("standard.when", () -> CelExpression.condition(when));
        if (condition != null) {
            slots.read(condition.recordUse());
        }
        String eventTime = standard.eventTimeField();
        List<FieldPlan> fields = fields(source, standard.fields(), eventTime);
        boolean timed = eventTime == null
                || fields.stream().anyMatch(field -> field.name().equals(eventTime) && field.readsTime());
        return new MappingPlan(slots, fields, condition, standard.key(), timed ? null : eventTime, lookups);
    }

    /** In the order of the flow; those that tell the time for look-ups are compiled before any look-up. */
    private List<FieldPlan> fields(SourceDefinition source, List<FieldRule> rules, @Nullable String eventTime) {
        Hiding hiding = new Hiding(
                rules.stream().flatMap(FieldRule::everyMask).findAny().isPresent(), MaskedPlaces.of(rules), false);
        FieldCompiler compiler = new FieldCompiler(source, steps, keys, problems, slots, hiding);
        Set<String> telling = lookups.timesFor(rules, eventTime);
        Map<String, FieldPlan> compiled = new HashMap<>();
        for (boolean tells : List.of(true, false)) {
            for (FieldRule rule : rules) {
                boolean isEventTime = rule.name().equals(eventTime);
                FieldPlan field = telling.contains(rule.name()) == tells
                        ? compiler.compile(FIELDS + rule.name(), rule, isEventTime)
                        : null;
                if (field != null) {
                    compiled.put(rule.name(), field);
                    lookups.takeTimeFrom(field);
                }
            }
        }
        return rules.stream()
                .flatMap(rule -> Stream.ofNullable(compiled.get(rule.name())))
                .toList();
    }

    private void requirePublishedKey(StandardDefinition standard) {
        boolean dropped = standard.fields().stream()
                .anyMatch(rule -> rule.name().equals(standard.key()) && rule.mask() instanceof Mask.Drop);
        if (dropped) {
            problems.add("standard.key", "'" + standard.key() + "' is dropped by its mask and can give no key");
        }
    }
}
