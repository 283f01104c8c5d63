package io.tributary.ops.cli;

import io.tributary.mirror.deadletter.LetterCount;
import tools.jackson.core.JsonGenerator;

/** A count of dead letters as JSON. */
final class LetterCountJson {

    private LetterCountJson() {}

    static void write(JsonGenerator generator, String topic, LetterCount count) {
        generator.writeStringProperty("topic", topic);
        generator.writeNumberProperty("letters", count.letters());
        generator.writeNumberProperty("repeats", count.repeats());
        generator.writeNumberProperty("withoutValue", count.withoutValue());
        generator.writeNumberProperty("strangers", count.strangers());
        generator.writeBooleanProperty("whole", count.isWhole());
        generator.writeArrayPropertyStart("reasons");
        for (LetterCount.Reason reason : count.reasons()) {
            generator.writeStartObject();
            generator.writeNumberProperty("records", reason.records());
            PositionJson.write(generator, "newest", reason.newest());
            generator.writeNumberProperty("newestMillis", reason.newestMillis());
            generator.writeName("reason");
            ReasonJson.write(generator, reason.error());
            generator.writeEndObject();
        }
        generator.writeEndArray();
    }
}
