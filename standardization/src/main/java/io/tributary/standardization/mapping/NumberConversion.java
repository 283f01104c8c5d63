package io.tributary.standardization.mapping;

import io.tributary.core.flow.Conversion.NumberKind;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.standardization.codec.ExactNumbers;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Reads numbers exactly, from numbers and from text: an optional sign, ASCII digits with an optional point, an optional
 * exponent. Nothing is trimmed or rounded.
 */
final class NumberConversion implements ValueConversion {

    private static final BigDecimal MIN_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MAX_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

    private final NumberKind kind;
    private final int maxDigits;
    private final String rule;
    private final String expected;

    NumberConversion(NumberKind kind, int maxDigits) {
        this.kind = kind;
        this.maxDigits = maxDigits;
        this.rule = kind == NumberKind.INTEGER ? "number: integer" : "number: decimal";
        this.expected = kind == NumberKind.INTEGER ? "an integer" : "a decimal number";
    }

    @Override
    public Object convert(Object value) throws FieldRefusal {
        if (value instanceof Long || value instanceof BigInteger) {
            return value;
        }
        if (value instanceof BigDecimal number) {
            return kind == NumberKind.INTEGER ? integer(number, value) : number;
        }
        if (value instanceof String text) {
            return fromText(text);
        }
        throw new FieldRefusal(ErrorCode.INVALID_TYPE, rule, expected, value, "is neither a number nor text");
    }

    private Object fromText(String text) throws FieldRefusal {
        Object plain = text.length() > maxDigits ? null : ShortNumbers.read(text);
        if (plain instanceof Long || plain != null && kind == NumberKind.DECIMAL) {
            return plain;
        }
        if (!isNumber(text)) {
            throw refuse(text, "is not " + expected + hint(text));
        }
        if (text.length() > maxDigits) {
            throw refuse(text, "has more than " + maxDigits + " characters");
        }
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw refuse(text, "has an exponent that is out of range");
        }
        if (!ExactNumbers.isBounded(number, maxDigits)) {
            throw refuse(text, "has more than " + maxDigits + " digits when written out");
        }
        if (kind == NumberKind.INTEGER) {
            return integer(number, text);
        }
        boolean whole = number.scale() == 0 && number.compareTo(MIN_LONG) >= 0 && number.compareTo(MAX_LONG) <= 0;
        return whole ? (Object) number.longValueExact() : number;
    }

    private Object integer(BigDecimal number, Object seen) throws FieldRefusal {
        boolean whole = number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
        if (!whole) {
            throw refuse(seen, "has a fraction where an integer is needed");
        }
        if (number.compareTo(MIN_LONG) >= 0 && number.compareTo(MAX_LONG) <= 0) {
            return number.longValueExact();
        }
        return number.toBigIntegerExact();
    }

    /** {@code [+-] digits [. digits] [e [+-] digits]}, with a digit before or after the point. */
    private static boolean isNumber(String text) {
        int index = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        int whole = digits(text, index);
        index += whole;
        int fraction = 0;
        if (text.startsWith(".", index)) {
            fraction = digits(text, index + 1);
            index += 1 + fraction;
        }
        if (whole + fraction == 0) {
            return false;
        }
        if (index < text.length() && (text.charAt(index) == 'e' || text.charAt(index) == 'E')) {
            index++;
            index += index < text.length() && (text.charAt(index) == '-' || text.charAt(index) == '+') ? 1 : 0;
            int exponent = digits(text, index);
            index = exponent == 0 ? -1 : index + exponent;
        }
        return index == text.length();
    }

    private static int digits(String text, int from) {
        int index = from;
        while (index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9') {
            index++;
        }
        return index - from;
    }

    private static String hint(String text) {
        if (text.isEmpty()) {
            return "; list \"\" under missing if it stands for no value";
        }
        if (!text.equals(text.strip())) {
            return ": there are blanks around it";
        }
        boolean foreignDigits = text.chars().anyMatch(c -> c > 127 && Character.isDigit(c));
        if (foreignDigits) {
            return ": its digits are not ASCII (full-width, perhaps)";
        }
        return text.indexOf(',') >= 0 ? ": digits are not grouped with commas" : "";
    }

    private FieldRefusal refuse(Object seen, String message) {
        return new FieldRefusal(ErrorCode.INVALID_NUMBER, rule, expected, seen, message);
    }
}
