package io.tributary.standardization.dictionary;

import java.time.LocalDate;
import java.util.stream.Stream;

/**
 * The days on which a row is valid.
 *
 * @param from  the first, as a day of the epoch; {@link Long#MIN_VALUE} where it has always been
 * @param until the first on which it is no longer; {@link Long#MAX_VALUE} where it still is
 */
record Validity(long from, long until) {

    static final Validity ALWAYS = new Validity(Long.MIN_VALUE, Long.MAX_VALUE);

    Validity meet(Validity other) {
        return new Validity(Math.max(from, other.from), Math.min(until, other.until));
    }

    /** The days before and after another's. */
    Stream<Validity> without(Validity other) {
        return Stream.of(
                        new Validity(from, Math.min(until, other.from)),
                        new Validity(Math.max(from, other.until), until))
                .filter(span -> !span.isEmpty());
    }

    boolean isEmpty() {
        return from >= until;
    }

    boolean holds(long day) {
        return from <= day && day < until;
    }

    /** Such as {@code from 2017-08-01 until 2020-01-01}, {@code 2017-08-01/2020-01-01} in the manner of ISO 8601. */
    String interval() {
        return day(from, Long.MIN_VALUE) + "/" + day(until, Long.MAX_VALUE);
    }

    private static String day(long day, long open) {
        return day == open ? ".." : LocalDate.ofEpochDay(day).toString();
    }
}
