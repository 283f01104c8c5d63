package io.tributary.mirror.replay;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fast a run may go.
 *
 * @param perSecond records, or bytes of their keys and values as they are read; 0: as fast as it can
 * @param isOfBytes of bytes and not of records
 */
public record Rate(long perSecond, boolean isOfBytes) {

    public static final Rate UNLIMITED = new Rate(0, false);

    private static final Pattern FORM = Pattern.compile("(\\d{1,12})(B|KB|MB)?(/s)?");

    /**
     * Reads {@code 500/s} (records), {@code 800KB/s} or {@code 2MB/s}.
     *
     * @throws IllegalArgumentException with a message for people
     */
    public static Rate parse(String text) {
        Matcher rate = FORM.matcher(text.strip());
        if (!rate.matches() || Long.parseLong(rate.group(1)) == 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no rate such as 500/s (records), 800KB/s or 2MB/s, above 0");
        }
        long number = Long.parseLong(rate.group(1));
        String unit = rate.group(2);
        return unit == null ? new Rate(number, false) : new Rate(number << shift(unit), true);
    }

    private static int shift(String unit) {
        return switch (unit) {
            case "KB" -> 10;
            case "MB" -> 20;
            default -> 0;
        };
    }

    public boolean isLimited() {
        return perSecond > 0;
    }

    @Override
    public String toString() {
        if (!isLimited()) {
            return "unlimited";
        }
        return perSecond + (isOfBytes ? "B" : "") + "/s";
    }
}
