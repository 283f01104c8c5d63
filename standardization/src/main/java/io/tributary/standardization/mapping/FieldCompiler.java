package io.tributary.standardization.mapping;

import io.tributary.core.flow.ArrayStep;
import io.tributary.core.flow.Conversion;
import io.tributary.core.flow.FieldRule;
import io.tributary.core.flow.Format;
import io.tributary.core.flow.Mask;
import io.tributary.core.flow.RecordAttribute;
import io.tributary.core.flow.SourceDefinition;
import io.tributary.core.flow.ValueSource;
import io.tributary.standardization.masking.MaskingKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the rules of fields ready to run, those within them too. Confined to one thread, one flow. */
final class FieldCompiler {

    private final SourceDefinition source;
    private final StepCompiler steps;
    private final MaskingKeys keys;
    private final ProblemSink problems;
    private final SlotTable slots;
    private final Hiding hiding;
    private final CsvColumns columns;
    private final boolean ofElements;

    /** @param slots takes the places that are read in the record */
    FieldCompiler(
            SourceDefinition source,
            StepCompiler steps,
            MaskingKeys keys,
            ProblemSink problems,
            SlotTable slots,
            Hiding hiding) {
        this.source = source;
        this.steps = steps;
        this.keys = keys;
        this.problems = problems;
        this.slots = slots;
        this.hiding = hiding;
        this.columns = new CsvColumns(source.layout(), problems);
        this.ofElements = false;
    }

    /** Of the rules for an array's elements. */
    private FieldCompiler(FieldCompiler outer, Hiding hiding) {
        this.source = outer.source;
        this.steps = outer.steps;
        this.keys = outer.keys;
        this.problems = outer.problems;
        this.slots = outer.slots;
        this.hiding = hiding;
        this.columns = outer.columns;
        this.ofElements = true;
    }

    /**
     * @param path      of the rule in the document
     * @param eventTime whether the field says when the record's event happened
     * @return null where there is no reading the value
     */
    @Nullable
    FieldPlan compile(String path, FieldRule rule, boolean eventTime) {
        ValueReader reader = reader(path, rule, rule.source());
        boolean hides = hiding.hides(rule, reader);
        List<ValueConversion> conversions = new ArrayList<>();
        for (Conversion conversion : rule.conversions()) {
            ValueConversion compiled = conversion instanceof ArrayStep.Each each
                    ? elements(path, each, conversions.isEmpty(), hides)
                    : steps.compile(path, conversion, hides);
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

    private void requireKey(String path, @Nullable Mask mask) {
        if (mask != null && mask.isKeyed() && keys.of(mask) == null) {
            String setting = mask instanceof Mask.Sm4 ? "tributary.masking.sm4-key-file" : "tributary.masking.key-file";
            problems.add(
                    path,
                    "the flow masks a field with " + mask.keyword() + " but the gateway has no key for it; set "
                            + setting);
        }
    }

    private @Nullable ValueConversion elements(String path, ArrayStep.Each each, boolean inPlace, boolean hides) {
        FieldCompiler compiler = new FieldCompiler(this, new Hiding(hiding.planMasks(), hiding.masked(), hides));
        FieldPlan element = compiler.compile(path + ".each", each.element(), false);
        return element == null ? null : new EachConversion(element, inPlace);
    }

    private ValueReader attribute(String path, FieldRule rule, RecordAttribute attribute) {
        boolean hasSchemaId = source.layout().hasSchemaId();
        if (attribute == RecordAttribute.SCHEMA_ID && !hasSchemaId) {
            problems.add(path, "the records have no schema id; they have one with 'wire: confluent' or in Avro");
        }
        if (attribute == RecordAttribute.VALUE && source.format() == Format.AVRO) {
            problems.add(path, "a value in Avro is no text; take its fields by paths, or $ for all of them");
        }
        return new ValueReader.Attribute(
                attribute, source.charset(), hasSchemaId, hiding.isBesideMasked(rule, attribute));
    }

    private @Nullable ValueReader reader(String path, FieldRule rule, ValueSource from) {
        return reader(path, rule, from, true);
    }

    /** @param isOnly whether nothing else is taken where it leads nowhere */
    private @Nullable ValueReader reader(String path, FieldRule rule, ValueSource from, boolean isOnly) {
        if (from instanceof ValueSource.Path query) {
            SingularPath compiled = problems.attempt(path + ".from", () -> SingularPath.parse(query.query()));
            if (compiled != null && !ofElements && isOnly) {
                columns.require(path + ".from", compiled);
            }
            return compiled == null ? null : path(rule, compiled);
        }
        if (from instanceof ValueSource.Expression expression) {
            CelExpression compiled = problems.attempt(path + ".cel", () -> expression(expression.cel()));
            return compiled == null ? null : new ValueReader.Expression(compiled);
        }
        if (from instanceof ValueSource.Attribute attribute) {
            return attribute(path, rule, attribute.attribute());
        }
        if (from instanceof ValueSource.FirstOf first) {
            boolean isNone = ofElements || first.candidates().stream().noneMatch(this::leadsSomewhere);
            List<ValueReader> candidates = first.candidates().stream()
                    .flatMap(candidate -> Stream.ofNullable(reader(path, rule, candidate, isNone)))
                    .toList();
            return candidates.isEmpty()
                    ? null
                    : new CleanedValue(candidates, rule.missing(), first.halfWidth(), first.trim());
        }
        if (from instanceof ValueSource.Nested nested) {
            return nested(path + ".fields.", nested);
        }
        if (from instanceof ValueSource.Coordinates pair) {
            return coordinates(path + ".coordinates", pair);
        }
        return new ValueReader.Constant(((ValueSource.Constant) from).value());
    }

    /** Cities share rules that name a column as each of them has it. */
    private boolean leadsSomewhere(ValueSource candidate) {
        if (!(candidate instanceof ValueSource.Path query)) {
            return true;
        }
        try {
            return columns.has(SingularPath.parse(query.query()));
        } catch (IllegalArgumentException e) {
            // Whoever compiles it tells what is wrong.
            return false;
        }
    }

    private ValueReader path(FieldRule rule, SingularPath path) {
        boolean besideMasked = hiding.isBesideMasked(rule, path, ofElements);
        return ofElements
                ? new ValueReader.ElementPath(path, besideMasked)
                : new ValueReader.Path(path, slots.slot(path), besideMasked);
    }

    private CelExpression expression(String cel) {
        CelExpression expression = ofElements ? CelExpression.valueOfElement(cel) : CelExpression.value(cel);
        slots.read(expression.recordUse());
        return expression;
    }

    private @Nullable ValueReader coordinates(String path, ValueSource.Coordinates pair) {
        FieldPlan longitude = compile(path + ".longitude", pair.longitude(), false);
        FieldPlan latitude = compile(path + ".latitude", pair.latitude(), false);
        return longitude == null || latitude == null
                ? null
                : new CoordinateReader(longitude, latitude, pair.change(), steps.maxDigits());
    }

    private ValueReader nested(String path, ValueSource.Nested nested) {
        return new NestedFields(nested.fields().stream()
                .flatMap(field -> Stream.ofNullable(compile(path + field.name(), field, false)))
                .toList());
    }
}
