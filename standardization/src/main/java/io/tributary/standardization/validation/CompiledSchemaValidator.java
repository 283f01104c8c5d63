package io.tributary.standardization.validation;

import io.tributary.standardization.codec.RecordLayout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Good records pass by the plan; for the others, everit writes the report. Where that would take too long, the plan tells
 * the first place at which it refuses the record.
 */
record CompiledSchemaValidator(Check plan, EveritSchemaValidator everit) implements SchemaValidator {

    @Override
    public boolean accepts(Object tree) {
        try {
            return plan.accepts(tree, new Effort());
        } catch (EffortSpentException e) {
            return false;
        }
    }

    @Override
    public List<SchemaViolation> validate(Object tree) {
        List<SchemaViolation> report = everit.isAffordable(tree) ? everit.report(tree) : null;
        return report == null ? shortReport(tree) : report;
    }

    private List<SchemaViolation> shortReport(Object tree) {
        // First the verdict alone: telling the place costs more, and the two must not differ.
        if (accepts(tree)) {
            return List.of();
        }
        Refusal first = firstRefusal(tree);
        return List.of(
                first == null
                        ? SchemaViolation.TOO_MUCH_WORK
                        : new SchemaViolation(first.pointer(), first.keyword(), null));
    }

    private @Nullable Refusal firstRefusal(Object tree) {
        try {
            return plan.refusal(tree, new Effort());
        } catch (EffortSpentException e) {
            return null;
        }
    }

    @Override
    public SchemaEngine engine() {
        return everit.engine();
    }

    @Override
    public SchemaValidator over(RecordLayout layout) {
        return new CompiledSchemaValidator(new LayoutBinding(layout).of(plan), everit);
    }
}
