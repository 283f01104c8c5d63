package io.tributary.ops.cli;

import io.tributary.core.record.SourcePosition;
import io.tributary.ops.trial.Place;
import tools.jackson.core.JsonGenerator;

/** Writes the place of a record as JSON: its number in a file, or its position in a topic. */
final class PlaceJson {

    private PlaceJson() {}

    static void write(JsonGenerator generator, String name, Place place) {
        SourcePosition position = place.position();
        generator.writeObjectPropertyStart(name);
        if (position == null) {
            generator.writeNumberProperty("record", place.number());
        } else {
            PositionJson.write(generator, position);
        }
        generator.writeEndObject();
    }
}
