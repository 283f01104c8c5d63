package io.tributary.ops.cli;

import io.tributary.core.contract.UnmappedValue;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.outcome.RecordError;
import io.tributary.ops.trial.OutcomeTally;
import io.tributary.ops.trial.Place;
import io.tributary.ops.trial.RefusedField;
import io.tributary.ops.trial.Tallied;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** One JSON object a line, for programs. */
final class JsonOutcomes implements OutcomePrinter {

    private final JsonLines lines;
    private final boolean summarizes;

    /**
     * @param summarizes whether a last line sums up; else there are as many lines as records
     */
    JsonOutcomes(JsonLines lines, boolean summarizes) {
        this.lines = lines;
        this.summarizes = summarizes;
    }

    @Override
    public void print(Place place, Outcome outcome) {
        lines.print(generator -> {
            if (outcome instanceof Outcome.Mirrored mirrored) {
                write(generator, mirrored);
            } else if (outcome instanceof Outcome.Rejected rejected) {
                write(generator, rejected);
            } else {
                generator.writeStringProperty("outcome", "FILTERED");
            }
            if (place.position() != null) {
                PlaceJson.write(generator, "position", place);
            }
        });
    }

    private static void write(JsonGenerator generator, Outcome.Mirrored mirrored) {
        generator.writeStringProperty("outcome", "MIRRORED");
        byte[] key = mirrored.key();
        byte[] value = mirrored.value();
        generator.writeName("key");
        if (key == null) {
            generator.writeNull();
        } else {
            generator.writeString(new String(key, StandardCharsets.UTF_8));
        }
        generator.writeName("value");
        if (value == null) {
            generator.writeNull();
        } else {
            generator.writeRawValue(new String(value, StandardCharsets.UTF_8));
        }
    }

    private static void write(JsonGenerator generator, Outcome.Rejected rejected) {
        generator.writeStringProperty("outcome", "REJECTED");
        generator.writeArrayPropertyStart("errors");
        for (RecordError error : rejected.errors()) {
            ReasonJson.write(generator, error);
        }
        generator.writeEndArray();
    }

    @Override
    public void summarize(OutcomeTally tally, List<UnmappedValue> unmapped) {
        if (summarizes) {
            lines.print(generator -> {
                generator.writeObjectPropertyStart("summary");
                generator.writeNumberProperty("records", tally.records());
                generator.writeNumberProperty("mirrored", tally.mirrored());
                generator.writeNumberProperty("rejected", tally.rejected());
                generator.writeNumberProperty("filtered", tally.filtered());
                generator.writeArrayPropertyStart("reasons");
                tally.reasons().forEach(reason -> write(generator, reason));
                generator.writeEndArray();
                generator.writeArrayPropertyStart("unmapped");
                unmapped.forEach(value -> write(generator, value));
                generator.writeEndArray();
                generator.writeEndObject();
            });
        }
    }

    private static void write(JsonGenerator generator, UnmappedValue unmapped) {
        generator.writeStartObject();
        generator.writeStringProperty("field", unmapped.field());
        generator.writeStringProperty("table", unmapped.table());
        ReasonJson.writeIfPresent(generator, "value", unmapped.value());
        generator.writeNumberProperty("count", unmapped.count());
        generator.writeArrayPropertyStart("nearest");
        unmapped.nearest().forEach(generator::writeString);
        generator.writeEndArray();
        generator.writeEndObject();
    }

    private static void write(JsonGenerator generator, Tallied<RefusedField, Place> reason) {
        generator.writeStartObject();
        generator.writeStringProperty("code", reason.what().code().name());
        generator.writeStringProperty("pointer", reason.what().pointer());
        generator.writeNumberProperty("records", reason.count());
        PlaceJson.write(generator, "example", reason.example());
        generator.writeStringProperty("remedy", reason.what().code().remedy().english());
        generator.writeStringProperty("remedyZh", reason.what().code().remedy().chinese());
        generator.writeEndObject();
    }
}
