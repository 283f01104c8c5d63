package io.tributary.standardization.mapping;

import io.tributary.core.fault.NearestName;
import io.tributary.core.flow.Conversion;
import io.tributary.core.flow.FieldRule;
import io.tributary.core.flow.Mask;
import io.tributary.core.flow.SourceDefinition;
import io.tributary.core.flow.StandardDefinition;
import io.tributary.core.flow.ValueSource;
import io.tributary.standardization.codec.DocumentLimits;
import io.tributary.standardization.dictionary.CodeTables;
import io.tributary.standardization.masking.MaskingKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes the mapping of a flow ready to run and takes down everything that is wrong in it.
 *
 * <p><b>Threading:</b> confined to one thread, one flow.
 */
final class MappingCompiler {

    private static final String FIELDS = "standard.fields.";

    private final DocumentLimits limits;
    private final CodeTables tables;
    private final MaskingKeys keys;
    private final ProblemSink problems;
    private final SlotTable slots = new SlotTable();

    MappingCompiler(DocumentLimits limits, CodeTables tables, MaskingKeys keys, ProblemSink problems) {
        this.limits = limits;
        this.tables = tables;
        this.keys = keys;
        this.problems = problems;
    }

    /** The plan, which is whole only where no problem was taken down. */
    MappingPlan compile(SourceDefinition source, StandardDefinition standard) {
        requireField("standard.key", standard.key(), standard);
        requireField("standard.eventTime", standard.eventTime(), standard);
        requirePublishedKey(standard);
        String when = standard.when();
        CelExpression condition = when == null ? null : attempt("standard.when", () -> CelExpression.condition(when));
        String eventTime = eventTimeField(standard);
        List<FieldPlan> fields = new ArrayList<>();
        for (FieldRule rule : standard.fields()) {
            FieldPlan field = field(source, rule, rule.name().equals(eventTime));
            if (field != null) {
                fields.add(field);
            }
        }
        boolean timed = eventTime == null
                || fields.stream().anyMatch(field -> field.name().equals(eventTime) && field.readsTime());
        return new MappingPlan(slots, fields, condition, standard.key(), timed ? null : eventTime);
    }

    private @Nullable FieldPlan field(SourceDefinition source, FieldRule rule, boolean eventTime) {
        String path = FIELDS + rule.name();
        ValueReader reader = reader(path, source, rule.source());
        List<ValueConversion> conversions = new ArrayList<>();
        for (Conversion conversion : rule.conversions()) {
            ValueConversion compiled = conversion(path, conversion);
            if (compiled != null) {
                conversions.add(compiled);
            }
        }
        requireKey(path + ".mask", rule.mask());
        return reader == null
                ? null
                : new FieldPlan(
                        rule.name(), reader, rule.missing(), conversions, rule.mask(), rule.defaultValue(), eventTime);
    }

    private @Nullable ValueReader reader(String path, SourceDefinition source, ValueSource from) {
        if (from instanceof ValueSource.Path query) {
            SingularPath compiled = attempt(path + ".from", () -> SingularPath.parse(query.query()));
            return compiled == null ? null : new ValueReader.Path(compiled, slots.slot(compiled));
        }
        if (from instanceof ValueSource.Expression expression) {
            CelExpression compiled = attempt(path + ".cel", () -> CelExpression.value(expression.cel()));
            return compiled == null ? null : new ValueReader.Expression(compiled);
        }
        if (from instanceof ValueSource.Attribute attribute) {
            return new ValueReader.Attribute(attribute.attribute(), source.charset());
        }
        return new ValueReader.Constant(((ValueSource.Constant) from).value());
    }

    private @Nullable ValueConversion conversion(String path, Conversion conversion) {
        if (conversion instanceof Conversion.CodeLookup lookup) {
            return lookup(path + ".code", lookup);
        }
        if (conversion instanceof Conversion.TimeFormat time) {
            return attempt(path + ".time", () -> new TimeConversion(time));
        }
        if (conversion instanceof Conversion.IdentifierCheck check) {
            return new IdentifierConversion(check.kind());
        }
        return new NumberConversion(((Conversion.NumberFormat) conversion).kind(), limits.maxNumberLength());
    }

    private @Nullable ValueConversion lookup(String path, Conversion.CodeLookup lookup) {
        if (!tables.names().contains(lookup.table())) {
            problems.add(
                    path,
                    "there is no code table '" + lookup.table() + "'; " + known(tables.names()),
                    NearestName.of(lookup.table(), tables.names()));
            return null;
        }
        return attempt(path, () -> new CodeConversion(tables.table(lookup.table()), lookup));
    }

    private void requireKey(String path, @Nullable Mask mask) {
        if (mask != null && mask.isKeyed() && keys.of(mask) == null) {
            String setting = mask instanceof Mask.Sm4 ? "tributary.masking.sm4-key-file" : "tributary.masking.key-file";
            problems.add(
                    path,
                    "the flow masks a field with " + mask.keyword() + " but the gateway has no key for it; set "
                            + setting);
        }
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

    private <T> @Nullable T attempt(String path, Supplier<T> step) {
        try {
            return step.get();
        } catch (IllegalArgumentException e) {
            problems.add(path, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static String known(Set<String> names) {
        return names.isEmpty() ? "the catalog has none" : "there are " + String.join(", ", names);
    }
}
