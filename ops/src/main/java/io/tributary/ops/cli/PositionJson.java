package io.tributary.ops.cli;

import io.tributary.core.record.SourcePosition;
import tools.jackson.core.JsonGenerator;

/** Writes the position of a source record as JSON. */
final class PositionJson {

    private PositionJson() {}

    /** As an object. */
    static void write(JsonGenerator generator, String name, SourcePosition position) {
        generator.writeObjectPropertyStart(name);
        write(generator, position);
        generator.writeEndObject();
    }

    /** Into an object that is open. */
    static void write(JsonGenerator generator, SourcePosition position) {
        generator.writeStringProperty("topic", position.topic());
        generator.writeNumberProperty("partition", position.partition());
        generator.writeNumberProperty("offset", position.offset());
    }
}
