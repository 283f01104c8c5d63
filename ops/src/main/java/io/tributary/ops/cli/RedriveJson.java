package io.tributary.ops.cli;

import io.tributary.core.fault.TributaryException;
import io.tributary.mirror.redrive.Fate;
import io.tributary.mirror.redrive.RedriveReport;
import tools.jackson.core.JsonGenerator;

/** A redrive's report as JSON. */
final class RedriveJson {

    private RedriveJson() {}

    static void write(JsonGenerator generator, RedriveReport report) {
        generator.writeStringProperty("flow", report.stamp().flow().value());
        generator.writeStringProperty("flowVersion", report.stamp().flowVersion());
        generator.writeStringProperty("contractDigest", report.stamp().digest());
        generator.writeArrayPropertyStart("topics");
        report.topics().forEach(generator::writeString);
        generator.writeEndArray();
        generator.writeBooleanProperty("dryRun", report.isDryRun());
        generator.writeNumberProperty("selected", report.selected());
        generator.writeNumberProperty("redriven", report.redriven());
        generator.writeObjectPropertyStart("counts");
        for (Fate fate : Fate.values()) {
            if (report.count(fate) > 0) {
                generator.writeNumberProperty(fate.name(), report.count(fate));
            }
        }
        generator.writeEndObject();
        generator.writeNumberProperty("repeats", report.repeats());
        generator.writeNumberProperty("strangers", report.strangers());
        generator.writeArrayPropertyStart("leftOut");
        report.leftOut().forEach(generator::writeString);
        generator.writeEndArray();
        generator.writeBooleanProperty("limitReached", report.isLimited());
        generator.writeArrayPropertyStart("refusals");
        report.refusals().forEach(refusal -> write(generator, refusal));
        generator.writeEndArray();
        generator.writeArrayPropertyStart("examples");
        report.examples().forEach(example -> write(generator, example));
        generator.writeEndArray();
        TributaryException fault = report.fault();
        if (fault != null) {
            generator.writeStringProperty("fault", String.valueOf(fault.getMessage()));
        }
    }

    private static void write(JsonGenerator generator, RedriveReport.Refusal refusal) {
        generator.writeStartObject();
        generator.writeNumberProperty("records", refusal.records());
        PositionJson.write(generator, "example", refusal.example());
        generator.writeName("reason");
        ReasonJson.write(generator, refusal.error());
        generator.writeEndObject();
    }

    private static void write(JsonGenerator generator, RedriveReport.Example example) {
        generator.writeStartObject();
        generator.writeStringProperty("fate", example.fate().name());
        PositionJson.write(generator, "position", example.position());
        ReasonJson.writeIfPresent(generator, "newer", example.newer());
        generator.writeEndObject();
    }
}
