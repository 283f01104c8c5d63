package io.tributary.core.flow;

import java.util.List;
import java.util.stream.Stream;

/** Where the value of a field is taken from. */
public sealed interface ValueSource {

    /** The rules of its own that it is made by. */
    default Stream<FieldRule> rules() {
        return Stream.empty();
    }

    /** A singular query of RFC 9535 into the source record, such as {@code $.geometry.coordinates[0]}. */
    record Path(String query) implements ValueSource {}

    /** An attribute of the Kafka record around the value. */
    record Attribute(RecordAttribute attribute) implements ValueSource {}

    /**
     * The same for every record.
     *
     * @param value a JSON scalar: String, Long, BigDecimal or Boolean
     */
    record Constant(Object value) implements ValueSource {}

    /** A CEL expression over {@code record} and the attribute columns. */
    record Expression(String cel) implements ValueSource {}

    /**
     * The first of several that has a value, cleaned.
     *
     * @param candidates each a path, an attribute or an expression; at least one
     * @param halfWidth  whether full-width characters of a text become half-width ones
     * @param trim       whether blanks around a text are dropped
     */
    record FirstOf(List<ValueSource> candidates, boolean halfWidth, boolean trim) implements ValueSource {
        public FirstOf {
            candidates = List.copyOf(candidates);
        }
    }

    /** An object of fields of its own; none where all of them are absent. */
    record Nested(List<FieldRule> fields) implements ValueSource {
        public Nested {
            fields = List.copyOf(fields);
        }

        @Override
        public Stream<FieldRule> rules() {
            return fields.stream();
        }
    }

    /**
     * A pair of coordinates in another system, or one of the two.
     *
     * @param longitude the rule that gives its degrees
     * @param latitude  the rule that gives its degrees
     */
    record Coordinates(FieldRule longitude, FieldRule latitude, CoordinateChange change) implements ValueSource {
        @Override
        public Stream<FieldRule> rules() {
            return Stream.of(longitude, latitude);
        }
    }
}
