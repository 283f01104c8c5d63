package io.tributary.standardization.mapping;

import io.tributary.core.flow.Conversion.NumberKind;
import io.tributary.core.flow.Conversion.NumberWriting;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Wording;
import io.tributary.standardization.codec.ExactNumbers;
import io.tributary.standardization.notation.Blanks;
import io.tributary.standardization.notation.HalfWidth;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    private final Wording expected;
    private final Set<NumberWriting> written;

    NumberConversion(NumberKind kind, int maxDigits) {
        this(kind, maxDigits, Set.of());
    }

    /** @param written what the rule understands already besides plain digits, so that no hint tells it to */
    NumberConversion(NumberKind kind, int maxDigits, Set<NumberWriting> written) {
        this.kind = kind;
        this.maxDigits = maxDigits;
        this.written = Set.copyOf(written);
        this.rule = kind == NumberKind.INTEGER ? "number: integer" : "number: decimal";
        this.expected =
                kind == NumberKind.INTEGER ? Wording.of("an integer", "整数") : Wording.of("a decimal number", "十进制数");
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
        throw new FieldRefusal(
                ErrorCode.INVALID_TYPE,
                rule,
                expected,
                value,
                Wording.of("is neither a number nor text", "既不是数字也不是文本"));
    }

    private Object fromText(String text) throws FieldRefusal {
        Object plain = text.length() > maxDigits ? null : ShortNumbers.read(text);
        if (plain instanceof Long || plain != null && kind == NumberKind.DECIMAL) {
            return plain;
        }
        if (!isNumber(text)) {
            throw refuse(text, notOne(hint(text)));
        }
        if (text.length() > maxDigits) {
            throw refuse(text, Wording.of("has more than " + maxDigits + " characters", "超过 " + maxDigits + " 个字符"));
        }
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw refuse(text, Wording.of("has an exponent that is out of range", "的指数超出范围"));
        }
        if (!ExactNumbers.isBounded(number, maxDigits)) {
            throw refuse(
                    text,
                    Wording.of(
                            "has more than " + maxDigits + " digits when written out", "完整写出后超过 " + maxDigits + " 位"));
        }
        if (kind == NumberKind.INTEGER) {
            return integer(number, text);
        }
        // As a JSON number of the same digits would be.
        return number.scale() == 0 ? integer(number, text) : number;
    }

    private Object integer(BigDecimal number, Object seen) throws FieldRefusal {
        boolean whole = number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
        if (!whole) {
            throw refuse(seen, Wording.of("has a fraction where an integer is needed", "带有小数部分，而此处需要整数"));
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

    private Wording notOne(@Nullable Wording hint) {
        Wording plain = Wording.of("is not " + expected.english(), "不是" + expected.chinese());
        return hint == null ? plain : Wording.of(plain.english() + hint.english(), plain.chinese() + hint.chinese());
    }

    private @Nullable Wording hint(String text) {
        if (text.isEmpty()) {
            return Wording.of("; list \"\" under missing if it stands for no value", "；若空文本表示没有值，请将 \"\" 列入 missing");
        }
        if (!text.equals(Blanks.trim(text))) {
            return Wording.of(": there are blanks around it; trim: true drops them", "：两端有空白；用 trim: true 去除");
        }
        boolean isNarrowed = written.contains(NumberWriting.FULL_WIDTH);
        String understood = isNarrowed ? HalfWidth.of(text) : text;
        if (understood.chars().anyMatch(c -> c > 127 && Character.isDigit(c))) {
            return isNarrowed
                    ? Wording.of(": its digits are neither ASCII nor full-width", "：数字既不是 ASCII 字符也不是全角字符")
                    : Wording.of(
                            ": its digits are not ASCII (full-width, perhaps); halfWidth: true converts full-width ones",
                            "：数字不是 ASCII 字符（可能是全角）；用 halfWidth: true 转换全角字符");
        }
        return understood.indexOf(',') < 0 ? null : commas();
    }

    private Wording commas() {
        return written.contains(NumberWriting.GROUPED)
                ? Wording.of(": its commas do not stand between groups of three digits", "：逗号没有按每三位数字一组来分隔")
                : Wording.of(
                        ": digits are not grouped with commas unless the rule says written: [grouped]",
                        "：除非规则写明 written: [grouped]，数字不能用逗号分组");
    }

    private FieldRefusal refuse(Object seen, Wording reason) {
        return new FieldRefusal(ErrorCode.INVALID_NUMBER, rule, expected, seen, reason);
    }
}
