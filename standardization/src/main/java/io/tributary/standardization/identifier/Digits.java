package io.tributary.standardization.identifier;

/** ASCII digits in a text. Stateless. */
final class Digits {

    private static final int BASE = 10;

    private Digits() {}

    static boolean is(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean only(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!is(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Of digits only. */
    static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * BASE + (text.charAt(i) - '0');
        }
        return number;
    }
}
