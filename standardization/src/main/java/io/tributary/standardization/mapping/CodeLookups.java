package io.tributary.standardization.mapping;

import io.tributary.core.contract.UnmappedValue;
import io.tributary.core.fault.NearestName;
import io.tributary.core.flow.Conversion.CodeLookup;
import io.tributary.core.flow.FieldRule;
import io.tributary.core.outcome.Wording;
import io.tributary.standardization.dictionary.CodeIndex;
import io.tributary.standardization.dictionary.CodeTable;
import io.tributary.standardization.dictionary.CodeTables;
import io.tributary.standardization.dictionary.UnmappedCensus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the look-ups of a flow ready to run and keeps their censuses.
 *
 * <p><b>Threading:</b> confined to one thread while the flow is compiled; {@link #unmapped()} may be asked by any after that.
 */
final class CodeLookups {

    private static final String FIELDS = "standard.fields.";

    private final CodeTables tables;
    private final List<Counted> counted = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> telling = new HashSet<>();
    private final Map<String, FieldPlan> times = new HashMap<>();
    private @Nullable String eventTime;
    private boolean planMasks;

    CodeLookups(CodeTables tables) {
        this.tables = tables;
    }

    private record Counted(String field, String table, UnmappedCensus census) {}

    /**
     * The fields whose times dated look-ups need, to be compiled first. One that is looked up itself can tell none.
     *
     * @param byDefault the field that counts where a look-up names none
     */
    Set<String> timesFor(List<FieldRule> rules, @Nullable String byDefault) {
        rules.forEach(rule -> names.add(rule.name()));
        eventTime = byDefault;
        planMasks = rules.stream().flatMap(FieldRule::everyMask).findAny().isPresent();
        rules.stream()
                .flatMap(CodeLookups::within)
                .filter(this::isDated)
                .flatMap(lookup -> Stream.ofNullable(lookup.at() == null ? byDefault : lookup.at()))
                .forEach(telling::add);
        rules.stream().filter(rule -> within(rule).findAny().isPresent()).forEach(rule -> telling.remove(rule.name()));
        return Set.copyOf(telling);
    }

    void takeTimeFrom(FieldPlan field) {
        if (telling.contains(field.name())) {
            times.put(field.name(), field);
        }
    }

    private static Stream<CodeLookup> within(FieldRule rule) {
        return rule.everyConversion().filter(CodeLookup.class::isInstance).map(CodeLookup.class::cast);
    }

    /** Whether an answer may depend on the time of the record; false where no such table can be read. */
    private boolean isDated(CodeLookup lookup) {
        try {
            return tables.names().contains(lookup.table())
                    && tables.table(lookup.table()).isDated();
        } catch (IllegalArgumentException e) {
            // Compiling the look-up tells what is wrong with the table.
            return false;
        }
    }

    /**
     * A look-up ready to run; null where it was refused.
     *
     * @param path  of the rule in the document
     * @param hides whether the values must not show
     */
    @Nullable
    CodeConversion compile(String path, CodeLookup lookup, boolean hides, ProblemSink problems) {
        Set<String> known = tables.names();
        if (!known.contains(lookup.table())) {
            String listed = String.join(", ", known);
            problems.add(
                    path + ".code",
                    Wording.of(
                            "there is no code table '" + lookup.table() + "'; "
                                    + (known.isEmpty() ? "the catalog has none" : "there are " + listed),
                            "没有码表 '" + lookup.table() + "'；" + (known.isEmpty() ? "目录中没有任何码表" : "现有 " + listed)),
                    NearestName.of(lookup.table(), known));
            return null;
        }
        String at = lookup.at();
        if (at != null && !names.contains(at)) {
            problems.add(
                    path + ".code.at",
                    Wording.of("'" + at + "' is none of the fields of this flow", "'" + at + "' 不是该数据流的字段"),
                    NearestName.of(at, names));
            return null;
        }
        return problems.attempt(path + ".code", () -> compile(lookup, hides ? null : field(path)));
    }

    /** As reasons name it: parts of an object by their names, elements of an array by a star. */
    private static String field(String path) {
        return path.substring(FIELDS.length()).replace(".fields.", "/").replace(".each", "/*");
    }

    private CodeConversion compile(CodeLookup lookup, @Nullable String field) {
        CodeTable table = tables.table(lookup.table());
        CodeIndex index = CodeIndex.of(table, lookup);
        RecordDate date = table.isDated() ? date(lookup) : null;
        if (field == null) {
            return new CodeConversion(lookup, index, date, null);
        }
        UnmappedCensus census = new UnmappedCensus(index.values());
        counted.add(new Counted(field, lookup.table(), census));
        return new CodeConversion(lookup, index, date, census);
    }

    private RecordDate date(CodeLookup lookup) {
        String name = lookup.at() == null ? eventTime : lookup.at();
        if (name == null) {
            throw new IllegalArgumentException("the rows of the code table " + lookup.table()
                    + " are valid at certain times only, and the flow names no time of the event; give a field a 'time'"
                    + " rule, name it under 'eventTime', or write 'at: <field>' into the long form of 'code'");
        }
        FieldPlan plan = times.get(name);
        if (plan == null) {
            throw new IllegalArgumentException("the field '" + name + "', which tells the time for the look-up in "
                    + lookup.table() + ", is itself looked up in a code table, or cannot be compiled");
        }
        return new RecordDate(plan, plan.hidesValue(planMasks));
    }

    /** What was not found so far, by field, the most frequent first. */
    List<UnmappedValue> unmapped() {
        List<UnmappedValue> values = new ArrayList<>();
        for (Counted each : counted) {
            each.census().sightings().stream()
                    .map(seen ->
                            new UnmappedValue(each.field(), each.table(), seen.value(), seen.count(), seen.nearest()))
                    .sorted(Comparator.comparingLong(UnmappedValue::count).reversed())
                    .forEach(values::add);
            long others = each.census().others();
            if (others > 0) {
                values.add(new UnmappedValue(each.field(), each.table(), null, others, List.of()));
            }
        }
        return values;
    }
}
