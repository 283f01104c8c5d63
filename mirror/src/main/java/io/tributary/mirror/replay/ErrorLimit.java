package io.tributary.mirror.replay;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many refused records a run puts up with, since it was started or went on. Its text is what a person writes for it. */
public sealed interface ErrorLimit {

    /** Records that are decided before a share says anything. */
    long LEAST_FOR_SHARE = 100;

    ErrorLimit NONE = new Unlimited();

    /**
     * @param refused with the record in question
     * @param decided with the record in question
     */
    boolean isPassedBy(long refused, long decided);

    /**
     * Reads {@code 20} or {@code 5%}.
     *
     * @throws IllegalArgumentException with a message for people
     */
    static ErrorLimit parse(String text) {
        Matcher limit = Pattern.compile("(\\d{1,9})(%)?").matcher(text.strip());
        if (!limit.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no limit of errors such as 20 (records) or 5%");
        }
        if (limit.group(2) == null) {
            return new Count(Long.parseLong(limit.group(1)));
        }
        return new Share(Integer.parseInt(limit.group(1)));
    }

    /** Any number of them. */
    record Unlimited() implements ErrorLimit {
        @Override
        public boolean isPassedBy(long refused, long decided) {
            return false;
        }

        @Override
        public String toString() {
            return "none";
        }
    }

    /** So many; 0 stops at the first. */
    record Count(long most) implements ErrorLimit {
        @Override
        public boolean isPassedBy(long refused, long decided) {
            return refused > most;
        }

        @Override
        public String toString() {
            return Long.toString(most);
        }
    }

    /** So many percent of the decided records, once there are {@link #LEAST_FOR_SHARE}. */
    record Share(int percent) implements ErrorLimit {
        public Share {
            if (percent > 100) {
                throw new IllegalArgumentException("a share of errors is at most 100%, got " + percent + "%");
            }
        }

        @Override
        public boolean isPassedBy(long refused, long decided) {
            return decided >= LEAST_FOR_SHARE && refused * 100 > decided * percent;
        }

        @Override
        public String toString() {
            return percent + "%";
        }
    }
}
