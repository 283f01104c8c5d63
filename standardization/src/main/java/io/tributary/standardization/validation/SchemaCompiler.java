package io.tributary.standardization.validation;

import java.util.List;
import java.util.Map;
import org.everit.json.schema.Schema;

/** Chooses what checks a schema. Stateless. */
final class SchemaCompiler {

    /** Larger schemas are refused: a contract is read by people too. */
    static final int MAX_CHARS = 512 * 1024;

    private SchemaCompiler() {}

    static SchemaValidator compile(SchemaText schema, SchemaReferences references) {
        Map<String, Object> document = SchemaBundle.of(schema, references);
        SchemaDraft draft = SchemaDraft.of(document.get("$schema"));
        return draft.isEverits()
                ? compiled(EveritModel.load(document, draft), document, draft)
                : new NetworkntSchemaValidator(
                        NetworkntModel.load(document, draft),
                        new SchemaEngine(SchemaEngine.Kind.NETWORKNT, draft.word(), List.of()));
    }

    /** @throws IllegalArgumentException with a message for people, where nothing could check records against it */
    static SchemaValidator compiled(Schema schema, Object document, SchemaDraft draft) {
        EndlessReference.refuseIn(schema);
        PlanCompiler compiler = new PlanCompiler();
        Check plan = compiler.compile(schema);
        List<String> uncovered = compiler.uncovered();
        if (!uncovered.isEmpty() && compiler.mixesDependencies()) {
            throw new IllegalArgumentException(
                    "the schema cannot be used: the 'dependencies' of an object are both lists of names and schemas, whose"
                            + " violations everit cannot tell, nor is there a plan to tell them ("
                            + String.join(", ", uncovered) + "); write each list of names as {\"required\": [...]}");
        }
        SchemaEngine.Kind kind = uncovered.isEmpty() ? SchemaEngine.Kind.COMPILED : SchemaEngine.Kind.EVERIT;
        EveritSchemaValidator everit =
                new EveritSchemaValidator(schema, document, new SchemaEngine(kind, draft.word(), uncovered), plan);
        return uncovered.isEmpty() ? new CompiledSchemaValidator(plan, everit) : everit;
    }
}
