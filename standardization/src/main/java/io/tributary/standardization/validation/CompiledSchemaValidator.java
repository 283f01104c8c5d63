package io.tributary.standardization.validation;

import io.tributary.standardization.codec.RecordLayout;
import java.util.List;

/** Good records pass by the plan; for the others, everit writes the report. */
record CompiledSchemaValidator(Check plan, EveritSchemaValidator everit) implements SchemaValidator {

    @Override
    public boolean accepts(Object tree) {
        return plan.accepts(tree);
    }

    @Override
    public List<SchemaViolation> validate(Object tree) {
        return everit.validate(tree);
    }

    @Override
    public SchemaEngine engine() {
        return everit.engine();
    }

    @Override
    public SchemaValidator over(RecordLayout layout) {
        return new CompiledSchemaValidator(plan.over(layout), everit);
    }
}
