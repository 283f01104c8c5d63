package io.tributary.mirror.headroom;

import java.time.Duration;
import java.util.Locale;

/** Quantities for people. */
final class Amounts {

    private static final String[] BYTES = {"B", "kB", "MB", "GB", "TB", "PB"};
    private static final double STEP = 1000;
    private static final double SHOWN_WHOLE = 10;

    private Amounts() {}

    static String bytes(double bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= STEP && unit < BYTES.length - 1) {
            amount /= STEP;
            unit++;
        }
        return number(amount) + " " + BYTES[unit];
    }

    static String number(double amount) {
        return String.format(
                Locale.ROOT, amount >= SHOWN_WHOLE || amount == Math.rint(amount) ? "%.0f" : "%.1f", amount);
    }

    static String factor(double factor) {
        return number(factor) + " times as much";
    }

    /** The two largest units. */
    static String time(long millis) {
        Duration time = Duration.ofMillis(millis);
        if (time.toDays() > 0) {
            return two(time.toDays(), "d", time.toHoursPart(), "h");
        }
        if (time.toHours() > 0) {
            return two(time.toHours(), "h", time.toMinutesPart(), "min");
        }
        return time.toMinutes() > 0 ? two(time.toMinutes(), "min", time.toSecondsPart(), "s") : time.toSeconds() + " s";
    }

    private static String two(long large, String unit, int small, String smallUnit) {
        return small == 0 ? large + " " + unit : large + " " + unit + " " + small + " " + smallUnit;
    }
}
