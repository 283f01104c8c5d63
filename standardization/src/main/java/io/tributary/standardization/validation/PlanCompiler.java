package io.tributary.standardization.validation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.everit.json.schema.ArraySchema;
import org.everit.json.schema.BooleanSchema;
import org.everit.json.schema.CombinedSchema;
import org.everit.json.schema.ConditionalSchema;
import org.everit.json.schema.ConstSchema;
import org.everit.json.schema.EmptySchema;
import org.everit.json.schema.EnumSchema;
import org.everit.json.schema.FalseSchema;
import org.everit.json.schema.FormatValidator;
import org.everit.json.schema.NotSchema;
import org.everit.json.schema.NullSchema;
import org.everit.json.schema.NumberSchema;
import org.everit.json.schema.ObjectSchema;
import org.everit.json.schema.ReferenceSchema;
import org.everit.json.schema.Schema;
import org.everit.json.schema.StringSchema;
import org.jspecify.annotations.Nullable;

/**
 * Compiles everit's model of a schema into checks over trees. What it does not cover is taken down, and the schema then has
 * no plan at all: half a plan could disagree.
 *
 * <p><b>Threading:</b> confined to one thread; for one schema.
 */
final class PlanCompiler {

    private final Map<Schema, ReferenceCheck> referred = new IdentityHashMap<>();
    private final Map<Schema, Check> done = new IdentityHashMap<>();
    private final Set<String> uncovered = new LinkedHashSet<>();
    private boolean mixesDependencies;

    /** The reasons for which there is no plan; empty where there is one. */
    List<String> uncovered() {
        return List.copyOf(uncovered);
    }

    /** Whether some object's {@code dependencies} name members and schemas: everit cannot quote such a schema, and fails on that. */
    boolean mixesDependencies() {
        return mixesDependencies;
    }

    Check compile(Schema schema) {
        Check known = done.get(schema);
        if (known == null) {
            if (Boolean.FALSE.equals(schema.isNullable())) {
                uncovered("nullable", "is no keyword of JSON Schema");
            }
            known = compiled(schema);
            done.put(schema, known);
        }
        return known;
    }

    private Check compiled(Schema schema) {
        if (schema instanceof ObjectSchema object) {
            return object(object);
        }
        if (schema instanceof StringSchema string) {
            return string(string);
        }
        if (schema instanceof NumberSchema number) {
            return NumberCheck.of(number);
        }
        if (schema instanceof ArraySchema array) {
            return array(array);
        }
        if (schema instanceof ReferenceSchema reference) {
            return reference(reference.getReferredSchema());
        }
        return schema instanceof BooleanSchema
                ? FixedCheck.BOOLEAN
                : schema instanceof NullSchema ? FixedCheck.NULL : ofAnyType(schema);
    }

    private Check ofAnyType(Schema schema) {
        if (schema instanceof CombinedSchema combined) {
            return combined(combined);
        }
        if (schema instanceof EnumSchema several) {
            return EnumCheck.oneOf(several.getPossibleValuesAsList());
        }
        if (schema instanceof ConstSchema one) {
            return EnumCheck.only(one.getPermittedValue());
        }
        if (schema instanceof NotSchema not) {
            return new NotCheck(compile(not.getMustNotMatch()));
        }
        if (schema instanceof ConditionalSchema conditional) {
            return conditional(conditional);
        }
        if (schema instanceof FalseSchema) {
            return FixedCheck.NOTHING;
        }
        // That of 'true' is one, too.
        return schema instanceof EmptySchema
                ? FixedCheck.ANYTHING
                : uncovered(schema.getClass().getSimpleName(), "is not known to the plan");
    }

    private Check reference(@Nullable Schema target) {
        if (target == null) {
            return uncovered("$ref", "leads nowhere");
        }
        Check known = done.get(target);
        if (known != null) {
            return known;
        }
        ReferenceCheck pending = referred.get(target);
        if (pending == null) {
            pending = new ReferenceCheck();
            referred.put(target, pending);
            Check compiled = compile(target);
            pending.link(compiled);
            return compiled;
        }
        return pending;
    }

    private Check combined(CombinedSchema schema) {
        List<Check> parts = all(schema.getSubschemas());
        CombinedSchema.ValidationCriterion criterion = schema.getCriterion();
        if (criterion == CombinedSchema.ALL_CRITERION) {
            return CombinedCheck.of(parts, CombinedCheck.Criterion.ALL);
        }
        if (criterion == CombinedSchema.ANY_CRITERION) {
            return CombinedCheck.of(parts, CombinedCheck.Criterion.ANY);
        }
        return criterion == CombinedSchema.ONE_CRITERION
                ? CombinedCheck.of(parts, CombinedCheck.Criterion.ONE)
                : uncovered(String.valueOf(criterion), "is not known to the plan");
    }

    private Check conditional(ConditionalSchema schema) {
        Check consequence = schema.getThenSchema().map(this::compile).orElse(FixedCheck.ANYTHING);
        Check alternative = schema.getElseSchema().map(this::compile).orElse(FixedCheck.ANYTHING);
        boolean decides = consequence != FixedCheck.ANYTHING || alternative != FixedCheck.ANYTHING;
        return decides && schema.getIfSchema().isPresent()
                ? new ConditionalCheck(compile(schema.getIfSchema().get()), consequence, alternative)
                : FixedCheck.ANYTHING;
    }

    private Check string(StringSchema schema) {
        String pattern = ModelPatterns.of(schema);
        FormatValidator format = schema.getFormatValidator();
        return new StringCheck(
                schema.requireString(),
                schema.getMinLength(),
                schema.getMaxLength(),
                pattern == null ? null : TextPatterns.compile(pattern),
                format == FormatValidator.NONE ? null : Formats.rule(format));
    }

    private Check array(ArraySchema schema) {
        List<Schema> leading = schema.getItemSchemas();
        Schema rest = leading == null ? schema.getAllItemSchema() : schema.getSchemaOfAdditionalItems();
        Check restCheck = rest == null ? FixedCheck.ANYTHING : compile(rest);
        if (leading != null && !schema.permitsAdditionalItems()) {
            restCheck = FixedCheck.NOTHING;
        }
        Schema contained = schema.getContainedItemSchema();
        return new ArrayCheck(
                schema.requiresArray(),
                ArrayCheck.Bounds.of(schema.getMinItems(), schema.getMaxItems()),
                schema.needsUniqueItems(),
                leading == null ? List.of() : all(leading),
                restCheck,
                contained == null ? null : compile(contained));
    }

    private Check object(ObjectSchema schema) {
        List<ObjectDemands.NamePattern> patterns = new ArrayList<>();
        ModelPatterns.of(schema)
                .forEach((pattern, member) ->
                        patterns.add(new ObjectDemands.NamePattern(TextPatterns.compile(pattern), compile(member))));
        Map<String, Check> properties = new LinkedHashMap<>();
        schema.getPropertySchemas().forEach((name, member) -> properties.put(name, compile(member)));
        Schema additional = schema.getSchemaOfAdditionalProperties();
        Check additionalCheck = additional == null ? FixedCheck.ANYTHING : compile(additional);
        Schema names = schema.getPropertyNameSchema();
        mixesDependencies |= !schema.getPropertyDependencies().isEmpty()
                && !schema.getSchemaDependencies().isEmpty();
        List<ObjectDemands.Dependency> dependencies = new ArrayList<>();
        schema.getPropertyDependencies()
                .forEach((name, required) ->
                        dependencies.add(new ObjectDemands.Dependency(name, required, FixedCheck.ANYTHING)));
        schema.getSchemaDependencies()
                .forEach((name, whole) ->
                        dependencies.add(new ObjectDemands.Dependency(name, Set.of(), compile(whole))));
        return new ObjectCheck(new ObjectDemands(
                schema.requiresObject(),
                ArrayCheck.Bounds.of(schema.getMinProperties(), schema.getMaxProperties()),
                schema.getRequiredProperties(),
                new ObjectDemands.Members(
                        properties,
                        patterns,
                        schema.permitsAdditionalProperties() ? additionalCheck : FixedCheck.NOTHING),
                names == null ? FixedCheck.ANYTHING : compile(names),
                dependencies));
    }

    private List<Check> all(Collection<Schema> schemas) {
        return schemas.stream().map(this::compile).toList();
    }

    private Check uncovered(String keyword, String why) {
        uncovered.add(keyword + ": " + why);
        return FixedCheck.NOTHING;
    }
}
