package io.tributary.ops.cli;

import io.tributary.core.outcome.RecordError;
import io.tributary.core.outcome.Wording;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes reasons as JSON; what is for people stands in English and, under the names with {@code Zh}, in Chinese. */
final class ReasonJson {

    private ReasonJson() {}

    static void write(JsonGenerator generator, RecordError error) {
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

    static void writeIfPresent(JsonGenerator generator, String name, @Nullable String text) {
        if (text != null) {
            generator.writeStringProperty(name, text);
        }
    }
}
