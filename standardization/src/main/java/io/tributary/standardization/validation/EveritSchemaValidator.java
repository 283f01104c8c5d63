package io.tributary.standardization.validation;

import java.util.List;
import org.everit.json.schema.Schema;
import org.everit.json.schema.ValidationException;

/** JSON Schema drafts 4, 6 and 7 by everit, with formats asserted. */
final class EveritSchemaValidator implements SchemaValidator {

    private final Schema schema;
    private final Violations violations;
    private final SchemaEngine engine;

    /** @param document the schema as a tree, which violations quote */
    EveritSchemaValidator(Schema schema, Object document, SchemaEngine engine) {
        this.schema = schema;
        this.violations = new Violations(document);
        this.engine = engine;
    }

    @Override
    public boolean accepts(Object tree) {
        return validate(tree).isEmpty();
    }

    @Override
    public List<SchemaViolation> validate(Object tree) {
        try {
            schema.validate(OrgJson.from(tree));
            return List.of();
        } catch (ValidationException e) {
            return violations.of(e);
        }
    }

    @Override
    public SchemaEngine engine() {
        return engine;
    }
}
