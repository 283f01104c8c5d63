package io.tributary.core.flow;

/** Where the value of a field is taken from. */
public sealed interface ValueSource {

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
}
