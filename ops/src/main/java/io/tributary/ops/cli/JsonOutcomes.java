package io.tributary.ops.cli;

import io.tributary.core.outcome.Outcome;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.outcome.Wording;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** One JSON object a line, for programs. */
final class JsonOutcomes implements OutcomePrinter {

    private final JsonFactory json = new JsonFactory();
    private final PrintWriter out;

    JsonOutcomes(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void print(long number, Outcome outcome) {
        StringWriter line = new StringWriter();
        try (JsonGenerator generator = json.createGenerator(ObjectWriteContext.empty(), line)) {
            generator.writeStartObject();
            if (outcome instanceof Outcome.Mirrored mirrored) {
                write(generator, mirrored);
            } else if (outcome instanceof Outcome.Rejected rejected) {
                write(generator, rejected);
            } else {
                generator.writeStringProperty("outcome", "FILTERED");
            }
            generator.writeEndObject();
        }
        out.println(line);
    }

    private static void write(JsonGenerator generator, Outcome.Mirrored mirrored) {
        generator.writeStringProperty("outcome", "MIRRORED");
        byte[] key = mirrored.key();
        byte[] value = mirrored.value();
        writeText(generator, "key", key == null ? null : new String(key, StandardCharsets.UTF_8));
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
            generator.writeStartObject();
            generator.writeStringProperty("code", error.code().name());
            generator.writeStringProperty("pointer", error.pointer());
            generator.writeStringProperty("message", error.message().english());
            generator.writeStringProperty("messageZh", error.message().chinese());
            writeIfPresent(generator, "sourcePointer", error.sourcePointer());
            writeIfPresent(generator, "rule", error.rule());
            Wording expected = error.expected();
            writeIfPresent(generator, "expected", expected == null ? null : expected.english());
            writeIfPresent(generator, "expectedZh", expected == null ? null : expected.chinese());
            writeIfPresent(generator, "seen", error.seen());
            generator.writeEndObject();
        }
        generator.writeEndArray();
    }

    private static void writeIfPresent(JsonGenerator generator, String name, @Nullable String text) {
        if (text != null) {
            generator.writeStringProperty(name, text);
        }
    }

    private static void writeText(JsonGenerator generator, String name, @Nullable String text) {
        generator.writeName(name);
        if (text == null) {
            generator.writeNull();
        } else {
            generator.writeString(text);
        }
    }

    /** Nothing: who reads the lines counts them. */
    @Override
    public void summarize(long mirrored, long rejected, long filtered) {}
}
