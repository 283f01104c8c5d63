package io.tributary.standardization.validation;

import java.util.List;
import org.everit.json.schema.Schema;
import org.everit.json.schema.ValidationException;
import org.json.JSONException;
import org.jspecify.annotations.Nullable;

/**
 * JSON Schema drafts 4, 6 and 7 by everit, with formats asserted. What everit would do is counted first, and a record that takes more
 * than the limit is refused for that.
 */
final class EveritSchemaValidator implements SchemaValidator {

    private final Schema schema;
    private final Violations violations;
    private final SchemaEngine engine;
    private final Check plan;

    /**
     * @param document the schema as a tree, which violations quote
     * @param plan     knows what the schema makes everit do, where it does not cover all of it, too
     */
    EveritSchemaValidator(Schema schema, Object document, SchemaEngine engine, Check plan) {
        this.plan = plan;
        this.schema = schema;
        this.violations = new Violations(document);
        this.engine = engine;
    }

    @Override
    public boolean accepts(Object tree) {
        return validate(tree).isEmpty();
    }

    /** Whether everit goes through the schema for this record within the limit of work. */
    boolean isAffordable(Object tree) {
        try {
            plan.count(tree, new ReportCost());
            return true;
        } catch (EffortSpentException e) {
            return false;
        }
    }

    @Override
    public List<SchemaViolation> validate(Object tree) {
        if (!isAffordable(tree)) {
            return List.of(SchemaViolation.TOO_MUCH_WORK);
        }
        List<SchemaViolation> report = report(tree);
        return report == null ? List.of(new SchemaViolation("", "schema", null)) : report;
    }

    /**
     * Whatever it takes. Null where everit refuses the record and fails to say why: it cannot write down every schema that
     * it quotes, such as one whose {@code dependencies} are of both kinds. Where there is no plan, {@link SchemaCompiler} lets no
     * such schema in.
     */
    @Nullable
    List<SchemaViolation> report(Object tree) {
        try {
            schema.validate(OrgJson.from(tree));
            return List.of();
        } catch (ValidationException e) {
            return violations.of(e);
        } catch (JSONException e) {
            return null;
        }
    }

    @Override
    public SchemaEngine engine() {
        return engine;
    }
}
