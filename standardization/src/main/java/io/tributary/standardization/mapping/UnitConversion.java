package io.tributary.standardization.mapping;

import io.tributary.core.flow.Conversion.NumberKind;
import io.tributary.core.flow.Conversion.UnitChange;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Wording;
import io.tributary.standardization.codec.ExactNumbers;
import io.tributary.standardization.measure.UnitFactor;
import java.math.BigDecimal;

/** Converts a number, or a text that is plainly one, from one unit of measure to another. */
final class UnitConversion implements ValueConversion {

    private final NumberConversion number;
    private final UnitFactor factor;
    private final int maxDigits;
    private final String rule;

    /**
     * @throws IllegalArgumentException where the units are none, or do not measure the same
     */
    UnitConversion(UnitChange change, int maxDigits) {
        this.number = new NumberConversion(NumberKind.DECIMAL, maxDigits);
        this.factor = UnitFactor.of(change.from(), change.to(), change.scale());
        this.maxDigits = maxDigits;
        this.rule = "unit: " + change.from() + " to " + change.to();
    }

    @Override
    public Object convert(Object value) throws FieldRefusal {
        BigDecimal read = ExactNumbers.decimal(number.convert(value));
        BigDecimal converted = factor.convert(read);
        if (!ExactNumbers.isBounded(converted, maxDigits)) {
            throw new FieldRefusal(
                    ErrorCode.LIMIT_EXCEEDED,
                    rule,
                    Wording.of("at most " + maxDigits + " digits", "最多 " + maxDigits + " 位"),
                    value,
                    Wording.of(
                            "has more than " + maxDigits + " digits in the other unit", "换算后超过 " + maxDigits + " 位"));
        }
        return ExactNumbers.inTree(converted);
    }
}
