package io.tributary.mirror.lane;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The hours at which a lane works: {@code 22:00-06:00}, {@code Mon-Fri 20:00-07:00, Sat-Sun 00:00-24:00}. A span that ends
 * no later than it begins goes on into the next day; its day is the one on which it begins. Hours are of the site's clock,
 * whatever that does in spring and autumn.
 */
public record LaneWindow(List<Span> spans) {

    /** At any time. */
    public static final LaneWindow ALWAYS = new LaneWindow(List.of());

    private static final String ANY = "always";
    private static final Pattern SPAN =
            Pattern.compile("(?:([a-z]{3})(?:-([a-z]{3}))?\\s+)?(\\d\\d:\\d\\d)\\s*-\\s*(\\d\\d:\\d\\d)");
    private static final String DAY_ENDS = "24:00";
    private static final int DAYS_TO_LOOK = 8;

    public LaneWindow {
        spans = List.copyOf(spans);
    }

    /**
     * @param days on which it begins
     * @param to   midnight stands for the day's end; the same as {@code from} for a whole day
     */
    public record Span(Set<DayOfWeek> days, LocalTime from, LocalTime to) {

        public Span {
            days = Set.copyOf(days);
        }

        private boolean contains(ZonedDateTime time) {
            LocalTime clock = time.toLocalTime();
            boolean overnight = !to.isAfter(from);
            if (days.contains(time.getDayOfWeek()) && !clock.isBefore(from) && (overnight || clock.isBefore(to))) {
                return true;
            }
            return overnight && days.contains(time.getDayOfWeek().minus(1)) && clock.isBefore(to);
        }

        private Stream<ZonedDateTime> edges(LocalDate day, ZonedDateTime like) {
            return Stream.of(ZonedDateTime.of(day, from, like.getZone()), ZonedDateTime.of(day, to, like.getZone()));
        }

        private static String day(DayOfWeek day) {
            return day.name().charAt(0) + day.name().substring(1, 3).toLowerCase(Locale.ROOT);
        }

        @Override
        public String toString() {
            String hours = from + "-" + (to.equals(LocalTime.MIDNIGHT) ? DAY_ENDS : to);
            if (days.size() == DayOfWeek.values().length) {
                return hours;
            }
            DayOfWeek first = days.stream()
                    .filter(day -> !days.contains(day.minus(1)))
                    .findFirst()
                    .orElseThrow();
            DayOfWeek last = first.plus(days.size() - 1L);
            return (first == last ? day(first) : day(first) + "-" + day(last)) + " " + hours;
        }
    }

    /**
     * @throws IllegalArgumentException where the text is not of this form
     */
    public static LaneWindow of(String text) {
        if (text.isBlank() || text.strip().equalsIgnoreCase(ANY)) {
            return ALWAYS;
        }
        List<Span> spans = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            spans.add(span(part.strip(), text));
        }
        return new LaneWindow(spans);
    }

    private static Span span(String part, String text) {
        Matcher matcher = SPAN.matcher(part.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw wrong(text);
        }
        try {
            LocalTime to = matcher.group(4).equals(DAY_ENDS) ? LocalTime.MIDNIGHT : LocalTime.parse(matcher.group(4));
            return new Span(days(matcher.group(1), matcher.group(2), text), LocalTime.parse(matcher.group(3)), to);
        } catch (DateTimeParseException e) {
            throw wrong(text);
        }
    }

    private static Set<DayOfWeek> days(String first, String last, String text) {
        if (first == null) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        DayOfWeek from = day(first, text);
        DayOfWeek to = last == null ? from : day(last, text);
        Set<DayOfWeek> days = EnumSet.of(from);
        for (DayOfWeek day = from; day != to; day = day.plus(1)) {
            days.add(day.plus(1));
        }
        return days;
    }

    private static DayOfWeek day(String name, String text) {
        return Stream.of(DayOfWeek.values())
                .filter(day -> Span.day(day).equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> wrong(text));
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException("'" + text
                + "' is no window of hours; write such as 22:00-06:00, or Mon-Fri 20:00-07:00, Sat-Sun 00:00-24:00, or"
                + " always");
    }

    public boolean isOpen(ZonedDateTime time) {
        return spans.isEmpty() || spans.stream().anyMatch(span -> span.contains(time));
    }

    /** When it opens or closes next; absent where it never does. */
    public Optional<ZonedDateTime> nextChange(ZonedDateTime after) {
        boolean open = isOpen(after);
        return Stream.iterate(after.toLocalDate(), day -> day.plusDays(1))
                .limit(DAYS_TO_LOOK)
                .flatMap(day -> spans.stream().flatMap(span -> span.edges(day, after)))
                .filter(edge -> edge.isAfter(after) && isOpen(edge) != open)
                .min(ZonedDateTime::compareTo);
    }

    @Override
    public String toString() {
        return spans.isEmpty()
                ? ANY
                : String.join(", ", spans.stream().map(Span::toString).toList());
    }
}
