package io.tributary.standardization.identifier;

import io.tributary.core.outcome.Wording;
import java.time.YearMonth;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The resident identity number of GB 11643-1999: six digits of a division, eight of the birth date, three of a sequence, and a check character
 * (ISO 7064 MOD 11-2). Whether the division exists is the business of a code table; here its province must. There is no
 * clock: a birth date must be in the calendar, from 1800 to 2099.
 */
final class ResidentId {

    static final Wording DESCRIPTION = Wording.of("a resident identity number (GB 11643)", "公民身份号码（GB 11643）");

    private static final int LENGTH = 18;
    private static final int OLD_LENGTH = 15;
    private static final int BODY = 17;
    private static final int MODULUS = 11;
    private static final String CHECK_CHARACTERS = "10X98765432";
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private static final int YEAR_START = 6;
    private static final int MONTH_START = 10;
    private static final int DAY_START = 12;
    private static final int DAY_END = 14;
    private static final int MONTHS = 12;
    private static final int FIRST_YEAR = 1800;
    private static final int LAST_YEAR = 2099;

    /** GB/T 2260, with 83, which residence permits for people from Taiwan have. */
    private static final Set<String> PROVINCES = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83");

    private ResidentId() {}

    static @Nullable Wording fault(String text) {
        if (text.length() != LENGTH) {
            return lengthFault(text);
        }
        char last = text.charAt(BODY);
        if (last == 'x') {
            return Wording.of(
                    "ends in a lower-case x where the standard has X; 'upper: true' writes it so",
                    "以小写 x 结尾，而标准规定为大写 X；可用 upper: true 转换");
        }
        if (!Digits.only(text, 0, BODY) || last != 'X' && !Digits.is(last)) {
            return Wording.of("has characters other than 17 digits and a digit or X", "应为 17 位数字加 1 位数字或 X，却含有其他字符");
        }
        if (!PROVINCES.contains(text.substring(0, 2))) {
            return Wording.of("begins with the digits of no province", "开头两位不是任何省级行政区的代码");
        }
        if (!hasBirthDate(text)) {
            return Wording.of("has no date of the calendar for a birth date", "其中的出生日期不是有效日期");
        }
        return checkCharacter(text) == last
                ? null
                : Wording.of(
                        "has a wrong check character (MOD 11-2): one of its characters is wrong, or two are swapped",
                        "校验码（MOD 11-2）不符：某一位有误，或两位颠倒");
    }

    private static Wording lengthFault(String text) {
        return text.length() == OLD_LENGTH && Digits.only(text, 0, OLD_LENGTH)
                ? Wording.of(
                        "is a number of the old form, 15 digits without a check character;"
                                + " have the source give the one with 18",
                        "是 15 位的旧式号码，没有校验码；请数据来源提供 18 位号码")
                : Wording.of(
                        "has " + text.codePointCount(0, text.length()) + " characters, not 18",
                        "有 " + text.codePointCount(0, text.length()) + " 个字符，应为 18 个");
    }

    private static boolean hasBirthDate(String text) {
        int year = Digits.number(text, YEAR_START, MONTH_START);
        int month = Digits.number(text, MONTH_START, DAY_START);
        int day = Digits.number(text, DAY_START, DAY_END);
        return year >= FIRST_YEAR
                && year <= LAST_YEAR
                && month >= 1
                && month <= MONTHS
                && YearMonth.of(year, month).isValidDay(day);
    }

    private static char checkCharacter(String text) {
        int sum = 0;
        for (int i = 0; i < BODY; i++) {
            sum += (text.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK_CHARACTERS.charAt(sum % MODULUS);
    }
}
