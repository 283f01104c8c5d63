package io.tributary.core.flow;

/** The form of a source topic's values, with what a format lets a flow say about it. */
public sealed interface ValueLayout permits AvroLayout, CsvLayout, JsonLayout, XmlLayout {

    Format format();

    /** Whether each value begins with the Confluent wire format's magic byte and schema id. */
    default boolean hasSchemaId() {
        return false;
    }
}
