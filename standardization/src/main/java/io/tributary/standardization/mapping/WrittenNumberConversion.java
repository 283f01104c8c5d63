package io.tributary.standardization.mapping;

import io.tributary.core.flow.Conversion.NumberFormat;
import io.tributary.standardization.codec.ExactNumbers;
import io.tributary.standardization.notation.WrittenNumbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Reads numbers as people write them, and rounds them where the rule says so. */
final class WrittenNumberConversion implements ValueConversion {

    private final NumberConversion plain;
    private final WrittenNumbers written;
    private final @Nullable Integer scale;
    private final int maxDigits;

    WrittenNumberConversion(NumberFormat format, int maxDigits) {
        this.plain = new NumberConversion(format.kind(), maxDigits, format.written());
        this.written = new WrittenNumbers(format.written());
        this.scale = format.scale();
        this.maxDigits = maxDigits;
    }

    @Override
    public Object convert(Object value) throws FieldRefusal {
        Object number = value instanceof String text ? fromText(text) : plain.convert(value);
        return scale != null && number instanceof BigDecimal decimal ? rounded(decimal, scale) : number;
    }

    /** An exponent may write whole numbers, too: what has no digits after its point is an integer however it came. */
    private static Object rounded(BigDecimal number, int scale) {
        return ExactNumbers.inTree(number.scale() > scale ? number.setScale(scale, RoundingMode.HALF_UP) : number);
    }

    private Object fromText(String text) throws FieldRefusal {
        String digits = text.length() > maxDigits ? null : written.plain(text);
        try {
            return plain.convert(digits == null ? text : digits);
        } catch (FieldRefusal e) {
            throw e.about(text);
        }
    }
}
