package io.tributary.ops.cli;

import io.tributary.core.outcome.RecordError;
import io.tributary.ops.trial.FieldChange;
import io.tributary.ops.trial.OutcomeDifference;
import io.tributary.ops.trial.Place;
import tools.jackson.core.JsonGenerator;

/** One JSON object a record that differs, for programs. */
final class JsonDifferences implements DifferencePrinter {

    private final JsonLines lines;
    private final boolean summarizes;

    /**
     * @param summarizes whether a last line sums up
     */
    JsonDifferences(JsonLines lines, boolean summarizes) {
        this.lines = lines;
        this.summarizes = summarizes;
    }

    @Override
    public void print(Place place, OutcomeDifference difference) {
        lines.print(generator -> {
            generator.writeStringProperty("difference", difference.verdict().name());
            PlaceJson.write(generator, "at", place);
            if (!difference.fields().isEmpty()) {
                generator.writeArrayPropertyStart("fields");
                difference.fields().forEach(field -> write(generator, field));
                generator.writeEndArray();
            }
            FieldChange key = difference.key();
            if (key != null) {
                generator.writeObjectPropertyStart("key");
                RehearsalJson.beforeAndAfter(generator, key);
                generator.writeEndObject();
            }
            if (!difference.reasons().isEmpty()) {
                generator.writeArrayPropertyStart("errors");
                for (RecordError error : difference.reasons()) {
                    ReasonJson.write(generator, error);
                }
                generator.writeEndArray();
            }
        });
    }

    private static void write(JsonGenerator generator, FieldChange field) {
        generator.writeStartObject();
        generator.writeStringProperty("pointer", field.pointer());
        generator.writeStringProperty("kind", field.kind().name());
        RehearsalJson.beforeAndAfter(generator, field);
        generator.writeEndObject();
    }

    @Override
    public void summarize(Rehearsal rehearsal) {
        if (summarizes) {
            lines.print(generator -> {
                generator.writeObjectPropertyStart("summary");
                RehearsalJson.write(generator, rehearsal);
                generator.writeEndObject();
            });
        }
    }
}
