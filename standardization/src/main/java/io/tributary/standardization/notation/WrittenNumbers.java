package io.tributary.standardization.notation;

import io.tributary.core.flow.Conversion.NumberWriting;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as people write them, in plain digits. Exact: what is not understood as a whole is not understood.
 *
 * <p><b>Threading:</b> immutable.
 */
public final class WrittenNumbers {

    private static final String PLAIN = "[0-9]+(\\.[0-9]+)?";
    private static final String GROUPS = "[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]+)?";
    private static final String HUNDREDTHS = "百分之";
    /** 百分之百: here alone 百 stands without a digit. */
    private static final String WHOLE = "百";

    private static final int PERCENT_DIGITS = 2;

    private final boolean grouped;
    private final boolean fullWidth;
    private final boolean chinese;
    private final boolean percent;

    public WrittenNumbers(Set<NumberWriting> ways) {
        this.grouped = ways.contains(NumberWriting.GROUPED);
        this.fullWidth = ways.contains(NumberWriting.FULL_WIDTH);
        this.chinese = ways.contains(NumberWriting.CHINESE);
        this.percent = ways.contains(NumberWriting.PERCENT);
    }

    /** Digits with an optional sign and point; null where the text is no number in any of these ways. */
    public @Nullable String plain(String text) {
        String narrow = fullWidth ? HalfWidth.of(text) : text;
        boolean negative = narrow.startsWith("-") || isChineseMinus(narrow);
        String unsigned = negative || narrow.startsWith("+") ? narrow.substring(1) : narrow;
        BigDecimal value = unsigned(unsigned);
        return value == null ? null : (negative ? value.negate() : value).toPlainString();
    }

    private boolean isChineseMinus(String text) {
        return chinese && (text.startsWith("负") || text.startsWith("負"));
    }

    private @Nullable BigDecimal unsigned(String text) {
        if (percent && text.endsWith("%")) {
            return hundredth(number(text.substring(0, text.length() - 1)));
        }
        if (percent && chinese && text.startsWith(HUNDREDTHS)) {
            String share = text.substring(HUNDREDTHS.length());
            return hundredth(share.equals(WHOLE) ? BigDecimal.valueOf(100) : number(share));
        }
        return number(text);
    }

    private static @Nullable BigDecimal hundredth(@Nullable BigDecimal number) {
        return number == null ? null : number.movePointLeft(PERCENT_DIGITS);
    }

    private @Nullable BigDecimal number(String text) {
        String digits = grouped && text.indexOf(',') >= 0 ? ungrouped(text) : text;
        if (digits.matches(PLAIN)) {
            return new BigDecimal(digits);
        }
        if (!chinese) {
            return null;
        }
        boolean startsPlain = !digits.isEmpty() && digits.charAt(0) <= '9' && digits.charAt(0) >= '0';
        return startsPlain ? ChineseNumbers.withUnit(digits) : ChineseNumbers.value(digits);
    }

    /** The commas are dropped where they stand between groups of three, with or without a unit behind them. */
    private static String ungrouped(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) > '9') {
            end--;
        }
        return text.substring(0, end).matches(GROUPS) ? text.replace(",", "") : text;
    }
}
