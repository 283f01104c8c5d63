package io.tributary.standardization.notation;

/**
 * Dates and times in Chinese numerals as they would be written in digits: 二〇二六年十一月二十一日下午三时 becomes
 * 2026年11月21日PM3时. 廿 and 卅 count as 二十 and 三十; 上午 and 凌晨 become AM, 下午 PM, as the letter {@code a} of a
 * pattern reads them. What is no numeral stays as it is. Stateless.
 */
public final class ChineseDates {

    private static final char TWENTY = '廿';
    private static final char THIRTY = '卅';

    private ChineseDates() {}

    public static String plain(String text) {
        String clocked = text.replace("上午", "AM").replace("凌晨", "AM").replace("下午", "PM");
        StringBuilder plain = new StringBuilder(clocked.length());
        int index = 0;
        while (index < clocked.length()) {
            int end = index;
            while (end < clocked.length() && isNumeral(clocked.charAt(end))) {
                end++;
            }
            if (end == index) {
                plain.append(clocked.charAt(index));
                index++;
            } else {
                plain.append(number(clocked.substring(index, end)));
                index = end;
            }
        }
        return plain.toString();
    }

    private static boolean isNumeral(char character) {
        return ChineseDigits.digit(character) >= 0
                || ChineseDigits.power(character) == 1
                || character == TWENTY
                || character == THIRTY;
    }

    /** A row of digits, or a number below a hundred; as it is where it is neither. */
    private static String number(String numeral) {
        String row = ChineseDigits.row(numeral);
        if (row != null) {
            return row;
        }
        String spelled = numeral.replace(String.valueOf(TWENTY), "二十").replace(String.valueOf(THIRTY), "三十");
        Integer section = ChineseSection.value(spelled);
        return section == null ? numeral : String.valueOf(section);
    }
}
