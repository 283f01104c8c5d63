package io.tributary.standardization.mapping;

import io.tributary.core.flow.ArrayStep;
import io.tributary.core.flow.Conversion;
import io.tributary.core.flow.TextStep;
import io.tributary.standardization.codec.DocumentLimits;
import org.jspecify.annotations.Nullable;

/** Makes the steps of a rule ready to run. Confined to one thread, one flow. */
final class StepCompiler {

    private final DocumentLimits limits;
    private final CodeLookups lookups;
    private final ProblemSink problems;

    StepCompiler(DocumentLimits limits, CodeLookups lookups, ProblemSink problems) {
        this.limits = limits;
        this.lookups = lookups;
        this.problems = problems;
    }

    int maxDigits() {
        return limits.maxNumberLength();
    }

    /**
     * Any step but the one that holds a rule of its own; null where it was refused.
     *
     * @param hides whether the values must not show
     */
    @Nullable
    ValueConversion compile(String path, Conversion conversion, boolean hides) {
        if (conversion instanceof Conversion.CodeLookup lookup) {
            return lookups.compile(path, lookup, hides, problems);
        }
        if (conversion instanceof Conversion.TimeFormat time) {
            return problems.attempt(path + ".time", () -> time(time));
        }
        if (conversion instanceof Conversion.NumberFormat number) {
            boolean plain = number.written().isEmpty() && number.scale() == null;
            return plain
                    ? new NumberConversion(number.kind(), limits.maxNumberLength())
                    : new WrittenNumberConversion(number, limits.maxNumberLength());
        }
        if (conversion instanceof Conversion.UnitChange unit) {
            return problems.attempt(path + ".unit", () -> new UnitConversion(unit, limits.maxNumberLength()));
        }
        if (conversion instanceof Conversion.IdentifierCheck check) {
            return new IdentifierConversion(check.kind());
        }
        if (conversion instanceof TextStep.LetterCase letters) {
            return new LetterCaseConversion(letters.upper());
        }
        if (conversion instanceof TextStep.Extract extract) {
            return problems.attempt(path + ".extract", () -> new ExtractConversion(extract));
        }
        return array((ArrayStep) conversion);
    }

    private static ValueConversion time(Conversion.TimeFormat time) {
        return time.from() instanceof Conversion.SourceTime.AnyOf several
                ? new WrittenTimeConversion(time, several)
                : new TimeConversion(time);
    }

    private ValueConversion array(ArrayStep step) {
        if (step instanceof ArrayStep.Split split) {
            return new SplitConversion(split, limits.maxFields());
        }
        if (step instanceof ArrayStep.Pick pick) {
            return new PickConversion(pick.index());
        }
        if (step instanceof ArrayStep.Join join) {
            return new JoinConversion(join.with(), limits.maxStringLength());
        }
        if (step instanceof ArrayStep.Flatten) {
            return FlattenConversion.INSTANCE;
        }
        throw new IllegalStateException("no step of its own: " + step);
    }
}
