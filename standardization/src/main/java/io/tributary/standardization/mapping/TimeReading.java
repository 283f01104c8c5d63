package io.tributary.standardization.mapping;

import java.time.LocalDate;

/**
 * A conversion that knows the instant which it writes.
 *
 * <p><b>Threading:</b> immutable.
 */
interface TimeReading extends ValueConversion {

    StandardTime standardTime(Object value) throws FieldRefusal;

    /** The day in the rule's zone, however the time is written. */
    LocalDate date(Object value) throws FieldRefusal;

    @Override
    default Object convert(Object value) throws FieldRefusal {
        return standardTime(value).text();
    }
}
