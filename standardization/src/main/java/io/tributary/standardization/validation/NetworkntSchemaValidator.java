package io.tributary.standardization.validation;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.ValidationLimitExceededException;
import io.tributary.core.outcome.RecordError;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * JSON Schema drafts 2019-09 and 2020-12 by networknt's validator, with formats asserted. A record that takes more work than
 * the limit is refused for that.
 */
final class NetworkntSchemaValidator implements SchemaValidator {

    /** Evaluations of a keyword, counted by the library; what a single one may cost is counted by {@link WeighedKeyword}. */
    private static final long MAX_STEPS = 100_000;
    /** What was evaluated is then kept and searched again and again. */
    private static final long MAX_STEPS_WITH_UNEVALUATED = 2_000;

    private static final String DEPENDENT_REQUIRED = "dependentRequired";

    private final Schema schema;
    private final long maxSteps;
    private final SchemaEngine engine;

    NetworkntSchemaValidator(Schema schema, SchemaEngine engine) {
        this.schema = schema;
        this.maxSteps = maxSteps(schema);
        this.engine = engine;
    }

    @Override
    public boolean accepts(Object tree) {
        return validate(tree).isEmpty();
    }

    @Override
    public List<SchemaViolation> validate(Object tree) {
        return violations(schema, JacksonTree.from(tree), maxSteps);
    }

    static List<SchemaViolation> violations(Schema schema, JsonNode tree) {
        return violations(schema, tree, maxSteps(schema));
    }

    private static List<SchemaViolation> violations(Schema schema, JsonNode tree, long maxSteps) {
        Set<SchemaViolation> found = new LinkedHashSet<>();
        Consumer<ExecutionContext> limited =
                execution -> execution.executionConfig(config -> config.maxEvaluationSteps(maxSteps));
        try {
            for (Error error : schema.validate(tree, limited)) {
                found.add(violation(error));
            }
        } catch (ValidationLimitExceededException | EffortSpentException e) {
            return List.of(SchemaViolation.TOO_MUCH_WORK);
        }
        return List.copyOf(found);
    }

    private static long maxSteps(Schema schema) {
        JsonNode document = schema.getSchemaNode();
        boolean remembers =
                document.findValue("unevaluatedProperties") != null || document.findValue("unevaluatedItems") != null;
        return remembers ? MAX_STEPS_WITH_UNEVALUATED : MAX_STEPS;
    }

    @Override
    public SchemaEngine engine() {
        return engine;
    }

    /** Of a member that another one demands, the library names the other; both are among its arguments. */
    private static @Nullable String member(Error error, String keyword) {
        Object[] arguments = error.getArguments();
        return keyword.equals(DEPENDENT_REQUIRED) && arguments != null && arguments.length > 0
                ? String.valueOf(arguments[0])
                : error.getProperty();
    }

    private static SchemaViolation violation(Error error) {
        String pointer = error.getInstanceLocation().toString();
        String keyword = error.getKeyword() == null ? "schema" : error.getKeyword();
        String member = member(error, keyword);
        if (member != null) {
            // The member that lacks or is too many; the location only leads to the object.
            String name = member.replace("~", "~0").replace("/", "~1");
            return new SchemaViolation(pointer + "/" + name, keyword, null);
        }
        JsonNode demanded = error.getSchemaNode();
        return new SchemaViolation(
                pointer, keyword, demanded == null ? null : RecordError.shorten(demanded.toString()));
    }
}
