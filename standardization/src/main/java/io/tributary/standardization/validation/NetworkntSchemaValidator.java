package io.tributary.standardization.validation;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import io.tributary.core.outcome.RecordError;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** JSON Schema drafts 2019-09 and 2020-12 by networknt's validator, with formats asserted. */
final class NetworkntSchemaValidator implements SchemaValidator {

    private final Schema schema;
    private final SchemaEngine engine;

    NetworkntSchemaValidator(Schema schema, SchemaEngine engine) {
        this.schema = schema;
        this.engine = engine;
    }

    @Override
    public boolean accepts(Object tree) {
        return validate(tree).isEmpty();
    }

    @Override
    public List<SchemaViolation> validate(Object tree) {
        return violations(schema, JacksonTree.from(tree));
    }

    static List<SchemaViolation> violations(Schema schema, JsonNode tree) {
        Set<SchemaViolation> found = new LinkedHashSet<>();
        for (Error error : schema.validate(tree)) {
            found.add(violation(error));
        }
        return List.copyOf(found);
    }

    @Override
    public SchemaEngine engine() {
        return engine;
    }

    private static SchemaViolation violation(Error error) {
        String pointer = error.getInstanceLocation().toString();
        String keyword = error.getKeyword() == null ? "schema" : error.getKeyword();
        if (error.getProperty() != null) {
            // The member that lacks or is too many; the location only leads to the object.
            String name = error.getProperty().replace("~", "~0").replace("/", "~1");
            return new SchemaViolation(pointer + "/" + name, keyword, null);
        }
        JsonNode demanded = error.getSchemaNode();
        return new SchemaViolation(
                pointer, keyword, demanded == null ? null : RecordError.shorten(demanded.toString()));
    }
}
