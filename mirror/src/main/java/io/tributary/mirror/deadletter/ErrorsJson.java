package io.tributary.mirror.deadletter;

import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.outcome.Wording;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The reasons of a refusal as the header {@link DeadLetterHeaders#ERRORS} holds them: a JSON array of objects of texts. */
final class ErrorsJson {

    private static final JsonFactory JSON = new JsonFactory();
    /** More reasons than a person reads; the headers of a letter stay small. */
    private static final int MAX_ERRORS = 50;

    private ErrorsJson() {}

    static String write(List<RecordError> errors) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartArray();
            for (RecordError error : errors.subList(0, Math.min(errors.size(), MAX_ERRORS))) {
                json.writeStartObject();
                json.writeStringProperty("code", error.code().name());
                json.writeStringProperty("pointer", error.pointer());
                writeOptional(json, "sourcePointer", error.sourcePointer());
                writeOptional(json, "rule", error.rule());
                Wording expected = error.expected();
                writeOptional(json, "expected", expected == null ? null : expected.english());
                writeOptional(json, "expectedZh", expected == null ? null : expected.chinese());
                writeOptional(json, "seen", error.seen());
                json.writeStringProperty("message", error.message().english());
                json.writeStringProperty("messageZh", error.message().chinese());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return text.toString();
    }

    private static void writeOptional(JsonGenerator json, String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }

    /**
     * @throws IllegalArgumentException where the text is no such array, is empty, or has a code that this version does not know
     */
    static List<RecordError> read(String text) {
        List<RecordError> errors = new ArrayList<>();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                errors.add(readOne(json));
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the reasons are not JSON", e);
        }
        if (errors.isEmpty()) {
            throw new IllegalArgumentException("there are no reasons");
        }
        return List.copyOf(errors);
    }

    private static RecordError readOne(JsonParser json) {
        Map<String, String> texts = new HashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.VALUE_STRING) {
                texts.put(name, json.getString());
            } else {
                json.skipChildren();
            }
        }
        String expected = texts.get("expected");
        return new RecordError(
                ErrorCode.valueOf(texts.getOrDefault("code", "")),
                texts.getOrDefault("pointer", ""),
                texts.get("sourcePointer"),
                texts.get("rule"),
                expected == null ? null : Wording.of(expected, texts.getOrDefault("expectedZh", expected)),
                texts.get("seen"),
                Wording.of(texts.getOrDefault("message", ""), texts.getOrDefault("messageZh", "")));
    }
}
