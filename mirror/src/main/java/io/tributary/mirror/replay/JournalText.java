package io.tributary.mirror.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.flow.FlowName;
import io.tributary.core.outcome.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The written form of the journal: one JSON object a record, of kind {@code run} or {@code replay} (the progress of a
 * partition). Unknown members are passed over, so that later versions may add some. Stateless.
 */
final class JournalText {

    static final String HEAD = "run";
    static final String PROGRESS = "replay";

    private static final JsonFactory JSON = new JsonFactory();

    private JournalText() {}

    static byte[] key(RunName run) {
        return run.value().getBytes(UTF_8);
    }

    static byte[] key(RunName run, PartitionProgress of) {
        return (run + "/" + of.topic() + "/" + of.partition()).getBytes(UTF_8);
    }

    static byte[] write(RunHead head) {
        return object(json -> {
            json.writeStringProperty("kind", HEAD);
            json.writeStringProperty("run", head.name().value());
            json.writeNumberProperty("pass", head.pass());
            json.writeStringProperty("flow", head.flow().value());
            json.writeStringProperty("from", head.from());
            json.writeStringProperty("to", head.to());
            writeOptional(json, "topic", head.topic());
            writeOptional(json, "target", head.target());
            json.writeStringProperty("worker", head.worker());
            json.writeStringProperty("claim", head.claim());
            json.writeStringProperty("state", head.state());
            writeOptional(json, "reason", head.reason());
            json.writeStringProperty("started", head.started().toString());
            Instant ended = head.ended();
            writeOptional(json, "ended", ended == null ? null : ended.toString());
        });
    }

    static byte[] write(RunName run, int pass, PartitionProgress of) {
        return object(json -> {
            json.writeStringProperty("kind", PROGRESS);
            json.writeStringProperty("run", run.value());
            json.writeNumberProperty("pass", pass);
            json.writeStringProperty("topic", of.topic());
            json.writeStringProperty("topicId", of.topicId());
            json.writeNumberProperty("partition", of.partition());
            json.writeNumberProperty("from", of.from());
            json.writeNumberProperty("next", of.next());
            json.writeNumberProperty("to", of.to());
            json.writeNumberProperty("mirrored", of.counts().mirrored());
            json.writeNumberProperty("rejected", of.counts().rejected());
            json.writeNumberProperty("filtered", of.counts().filtered());
            json.writeNumberProperty("lost", of.lost());
            json.writeObjectPropertyStart("reasons");
            of.reasons().forEach((code, count) -> json.writeNumberProperty(code.name(), count));
            json.writeEndObject();
        });
    }

    private static byte[] object(Consumer<JsonGenerator> members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(300);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            members.accept(json);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void writeOptional(JsonGenerator json, String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }

    /** What one record of the journal says. */
    static final class Members {
        private final Map<String, String> texts = new HashMap<>();
        private final Map<ErrorCode, Long> reasons = new EnumMap<>(ErrorCode.class);

        boolean isHead() {
            return HEAD.equals(texts.get("kind"));
        }

        boolean isProgress() {
            return PROGRESS.equals(texts.get("kind"));
        }

        RunName run() {
            return new RunName(text("run"));
        }

        int pass() {
            return (int) number("pass");
        }

        RunHead head() {
            String ended = texts.get("ended");
            return new RunHead(
                    run(),
                    pass(),
                    FlowName.of(text("flow")),
                    text("from"),
                    text("to"),
                    texts.get("topic"),
                    texts.get("target"),
                    text("worker"),
                    text("claim"),
                    text("state"),
                    texts.get("reason"),
                    Instant.parse(text("started")),
                    ended == null ? null : Instant.parse(ended));
        }

        PartitionProgress progress() {
            return new PartitionProgress(
                    text("topic"),
                    text("topicId"),
                    (int) number("partition"),
                    number("from"),
                    number("next"),
                    number("to"),
                    new PartitionProgress.Counts(number("mirrored"), number("rejected"), number("filtered")),
                    number("lost"),
                    reasons);
        }

        private String text(String name) {
            String text = texts.get(name);
            if (text == null) {
                throw new IllegalArgumentException("its member '" + name + "' is missing");
            }
            return text;
        }

        private long number(String name) {
            return Long.parseLong(text(name));
        }
    }

    /**
     * @throws TributaryException where it is no record of a journal
     */
    static Members read(byte[] bytes) {
        Members members = new Members();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (value == JsonToken.START_OBJECT && name.equals("reasons")) {
                    readReasons(json, members);
                } else if (value.isScalarValue()) {
                    members.texts.put(name, json.getString());
                } else {
                    json.skipChildren();
                }
            }
            return members;
        } catch (JacksonException | IllegalArgumentException e) {
            throw new TributaryException(
                    FaultCode.UNREADABLE_LEDGER,
                    "a record of the journal of runs cannot be read: " + e.getMessage(),
                    e);
        }
    }

    private static void readReasons(JsonParser json, Members members) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            for (ErrorCode code : ErrorCode.values()) {
                if (code.name().equals(name)) {
                    members.reasons.put(code, json.getLongValue());
                }
            }
        }
    }
}
