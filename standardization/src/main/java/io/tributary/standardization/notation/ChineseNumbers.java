package io.tributary.standardization.notation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Numbers in Chinese numerals, exactly: 一千二百三十四点五, 十二万三千, 一万二千亿, 二〇二六, and digits with a unit behind them: 12.5万,
 * 3千. 兆 is not understood, since it means a million to some and a million millions to others. Stateless.
 */
final class ChineseNumbers {

    private static final int WAN = 4;
    private static final int YI = 8;

    private ChineseNumbers() {}

    /** The value of an unsigned number; null where the text is none. */
    static @Nullable BigDecimal value(String written) {
        String text = written.replace('萬', '万').replace('億', '亿').replace('點', '点');
        int point = text.indexOf('点');
        if (point >= 0) {
            return withPoint(text.substring(0, point), text.substring(point + 1));
        }
        String row = ChineseDigits.row(text);
        return row == null ? whole(text) : new BigDecimal(row);
    }

    /** ASCII digits with units behind them: 12.5万. */
    static @Nullable BigDecimal withUnit(String written) {
        String text = written.replace('萬', '万').replace('億', '亿');
        int end = text.length();
        while (end > 0 && power(text.charAt(end - 1)) > 0) {
            end--;
        }
        Integer power = unit(text.substring(end));
        String digits = text.substring(0, end);
        boolean plain = digits.matches("[0-9]+(\\.[0-9]+)?");
        return power == null || power == 0 || !plain ? null : new BigDecimal(digits).scaleByPowerOfTen(power);
    }

    private static @Nullable BigDecimal withPoint(String whole, String rest) {
        int end = rest.length();
        while (end > 0 && power(rest.charAt(end - 1)) > 0) {
            end--;
        }
        String fraction = ChineseDigits.row(rest.substring(0, end));
        Integer power = unit(rest.substring(end));
        String row = ChineseDigits.row(whole);
        BigDecimal left = row == null ? whole(whole) : new BigDecimal(row);
        boolean twice = power != null && power > 0 && (whole.indexOf('万') >= 0 || whole.indexOf('亿') >= 0);
        if (left == null || fraction == null || power == null || twice) {
            return null;
        }
        return left.add(new BigDecimal("0." + fraction)).scaleByPowerOfTen(power);
    }

    /** The power of ten of 万, 亿, 千万, 万亿 and the like; 0 of nothing; null where the units go the wrong way. */
    private static @Nullable Integer unit(String units) {
        int power = 0;
        int last = 0;
        for (int i = 0; i < units.length(); i++) {
            int next = power(units.charAt(i));
            if (next <= last) {
                return null;
            }
            power += next;
            last = next;
        }
        return power;
    }

    private static int power(char character) {
        if (character == '万') {
            return WAN;
        }
        return character == '亿' ? YI : ChineseDigits.power(character);
    }

    private static @Nullable BigDecimal whole(String text) {
        int yi = text.indexOf('亿');
        if (yi < 0) {
            return belowYi(text);
        }
        BigDecimal high = belowYi(text.substring(0, yi));
        BigDecimal low = rest(text.substring(yi + 1), YI, true);
        return high == null || low == null || high.signum() == 0
                ? null
                : high.scaleByPowerOfTen(YI).add(low);
    }

    private static @Nullable BigDecimal belowYi(String text) {
        int wan = text.indexOf('万');
        if (wan < 0) {
            return section(text);
        }
        BigDecimal high = section(text.substring(0, wan));
        BigDecimal low = rest(text.substring(wan + 1), WAN, false);
        return high == null || low == null || high.signum() == 0
                ? null
                : high.scaleByPowerOfTen(WAN).add(low);
    }

    /** What follows a unit: nothing, or less than the unit. A digit alone would be the short form of the next unit. */
    private static @Nullable BigDecimal rest(String text, int power, boolean mayHaveWan) {
        if (text.isEmpty()) {
            return BigDecimal.ZERO;
        }
        boolean afterZero = ChineseDigits.digit(text.charAt(0)) == 0;
        String below = afterZero ? text.substring(1) : text;
        boolean shortForm = !afterZero && below.length() == 1 && ChineseDigits.power(below.charAt(0)) == 0;
        BigDecimal value = shortForm || below.isEmpty() ? null : mayHaveWan ? belowYi(below) : section(below);
        return value == null || value.signum() == 0 || value.precision() - value.scale() > power ? null : value;
    }

    private static @Nullable BigDecimal section(String text) {
        Integer value = ChineseSection.value(text);
        return value == null ? null : BigDecimal.valueOf(value);
    }
}
