package io.tributary.standardization.identifier;

import io.tributary.core.outcome.Wording;
import org.jspecify.annotations.Nullable;

/**
 * The unified social credit code of GB 32100-2015: a character each for the registering department and the kind of body, six
 * digits of a division, the nine characters of the organisation code (GB 11714, with its own MOD 11 check character), and
 * a check character (MOD 31).
 */
final class CreditCode {

    static final Wording DESCRIPTION = Wording.of("a unified social credit code (GB 32100)", "统一社会信用代码（GB 32100）");

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int LENGTH = 18;
    private static final int MODULUS = 31;
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    private static final int DIVISION_START = 2;
    private static final int DIVISION_END = 8;
    private static final int ORGANISATION_CHECK = 16;
    private static final int ORGANISATION_MODULUS = 11;
    private static final String ORGANISATION_CHECK_CHARACTERS = "0X987654321";
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int RADIX = 36;

    private CreditCode() {}

    static @Nullable Wording fault(String text) {
        if (text.length() != LENGTH) {
            int length = text.codePointCount(0, text.length());
            return Wording.of("has " + length + " characters, not 18", "有 " + length + " 个字符，应为 18 个");
        }
        if (!hasOnlyItsCharacters(text)) {
            return characterFault(text);
        }
        if (!Digits.only(text, DIVISION_START, DIVISION_END)) {
            return Wording.of("has no division of six digits at its third character", "第 3 至 8 位应为 6 位数字的行政区划代码");
        }
        if (checkCharacter(text) != text.charAt(LENGTH - 1)) {
            return Wording.of(
                    "has a wrong check character (MOD 31): one of its characters is wrong, or two are swapped",
                    "校验码（MOD 31）不符：某一位有误，或两位颠倒");
        }
        return organisationCheckCharacter(text) == text.charAt(ORGANISATION_CHECK)
                ? null
                : Wording.of(
                        "holds an organisation code (characters 9 to 17) with a wrong check character (GB 11714)",
                        "其中的组织机构代码（第 9 至 17 位）校验码（GB 11714）不符");
    }

    private static boolean hasOnlyItsCharacters(String text) {
        return text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }

    private static Wording characterFault(String text) {
        boolean isLowerCase = text.chars().anyMatch(c -> c >= 'a' && c <= 'z')
                && text.chars().allMatch(c -> ALPHABET.indexOf(Character.toUpperCase(c)) >= 0);
        return isLowerCase
                ? Wording.of(
                        "has lower-case letters where the standard has capitals; 'upper: true' writes it so",
                        "含有小写字母，而标准规定为大写；可用 upper: true 转换")
                : Wording.of(
                        "has characters other than digits and capital letters without I, O, S, V and Z",
                        "含有数字和大写字母（I、O、S、V、Z 除外）以外的字符");
    }

    private static char checkCharacter(String text) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += ALPHABET.indexOf(text.charAt(i)) * WEIGHTS[i];
        }
        return ALPHABET.charAt((MODULUS - sum % MODULUS) % MODULUS);
    }

    private static char organisationCheckCharacter(String text) {
        int sum = 0;
        for (int i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
            sum += Character.digit(text.charAt(DIVISION_END + i), RADIX) * ORGANISATION_WEIGHTS[i];
        }
        return ORGANISATION_CHECK_CHARACTERS.charAt(sum % ORGANISATION_MODULUS);
    }
}
