package io.tributary.standardization.notation;

/** Whole numbers in Chinese numerals, as schools teach to write them. */
final class SpokenNumber {

    private static final String DIGITS = "零一二三四五六七八九";
    private static final String[] UNITS = {"", "十", "百", "千"};

    private SpokenNumber() {}

    static String of(long number) {
        if (number == 0) {
            return "零";
        }
        StringBuilder numeral = new StringBuilder();
        long rest = number;
        boolean gap = false;
        for (long unit = 100_000_000L; unit >= 1; unit /= 10_000) {
            long section = rest / unit;
            rest %= unit;
            if (section == 0) {
                gap = numeral.length() > 0;
                continue;
            }
            if (numeral.length() > 0 && (gap || section < 1000)) {
                numeral.append('零');
            }
            numeral.append(section(section)).append(unit == 1 ? "" : unit == 10_000 ? "万" : "亿");
            gap = false;
        }
        return numeral.toString();
    }

    private static String section(long section) {
        StringBuilder numeral = new StringBuilder();
        boolean gap = false;
        for (int power = 3; power >= 0; power--) {
            int digit = (int) (section / (long) Math.pow(10, power)) % 10;
            if (digit == 0) {
                gap = numeral.length() > 0;
                continue;
            }
            numeral.append(gap ? "零" : "").append(DIGITS.charAt(digit)).append(UNITS[power]);
            gap = false;
        }
        return numeral.toString();
    }
}
