package io.tributary.ops.cli;

import io.tributary.mirror.replay.PartitionProgress;
import io.tributary.mirror.replay.RunHead;
import io.tributary.mirror.replay.RunReport;
import tools.jackson.core.JsonGenerator;

/** How a run stands, as JSON. Stateless. */
final class ReplayJson {

    private ReplayJson() {}

    static void write(JsonGenerator json, RunReport report) {
        json.writeStringProperty("run", report.name().value());
        json.writeStringProperty("state", report.state().name());
        String reason = report.state().reason();
        if (reason != null) {
            json.writeStringProperty("reason", reason);
        }
        RunHead head = report.head();
        if (head != null) {
            writeHead(json, head);
        }
        PartitionProgress.Counts counts = report.counts();
        json.writeNumberProperty("offsets", report.whole());
        json.writeNumberProperty("done", report.done());
        json.writeNumberProperty("mirrored", counts.mirrored());
        json.writeNumberProperty("rejected", counts.rejected());
        json.writeNumberProperty("filtered", counts.filtered());
        json.writeNumberProperty("lost", report.lost());
        json.writeObjectPropertyStart("reasons");
        report.reasons().forEach((code, count) -> json.writeNumberProperty(code.name(), count));
        json.writeEndObject();
        json.writeArrayPropertyStart("partitions");
        report.partitions().forEach(one -> writePartition(json, one));
        json.writeEndArray();
        json.writeArrayPropertyStart("refusals");
        report.refusals().forEach(one -> writeRefusal(json, one));
        json.writeEndArray();
    }

    private static void writeHead(JsonGenerator json, RunHead head) {
        json.writeNumberProperty("pass", head.pass());
        json.writeStringProperty("flow", head.flow().value());
        json.writeStringProperty("from", head.from());
        json.writeStringProperty("to", head.to());
        String target = head.target();
        if (target != null) {
            json.writeStringProperty("target", target);
        }
    }

    private static void writePartition(JsonGenerator json, PartitionProgress one) {
        json.writeStartObject();
        json.writeStringProperty("topic", one.topic());
        json.writeNumberProperty("partition", one.partition());
        json.writeNumberProperty("from", one.from());
        json.writeNumberProperty("next", one.next());
        json.writeNumberProperty("to", one.to());
        json.writeEndObject();
    }

    private static void writeRefusal(JsonGenerator json, RunReport.Refusal one) {
        json.writeStartObject();
        json.writeStringProperty("code", one.error().code().name());
        json.writeStringProperty("topic", one.position().topic());
        json.writeNumberProperty("partition", one.position().partition());
        json.writeNumberProperty("offset", one.position().offset());
        json.writeStringProperty("message", one.error().message().english());
        json.writeStringProperty("messageZh", one.error().message().chinese());
        json.writeEndObject();
    }
}
