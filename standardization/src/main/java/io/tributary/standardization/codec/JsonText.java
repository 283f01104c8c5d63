package io.tributary.standardization.codec;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;

/** Trees as compact JSON, and back. Stateless. */
public final class JsonText {

    // How deep a tree may be is said where it is read.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamWriteConstraints(StreamWriteConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .build())
            .build();
    private static final DocumentLimits CONFIGURATION =
            new DocumentLimits(Integer.MAX_VALUE, 200, Integer.MAX_VALUE, 1000, 1000, 1_000_000);
    // What a flow reads may lie deep within what the flow builds, which is bounded by how deep its file may nest.
    private static final DocumentLimits WRITTEN = new DocumentLimits(
            Integer.MAX_VALUE,
            2 * DocumentLimits.DEEPEST,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE);
    private static final int USUAL_BYTES = 512;

    private JsonText() {}

    /**
     * Reads one JSON document that comes from configuration.
     *
     * @throws IllegalArgumentException with the place, where the text is none
     */
    public static Object parse(String text) {
        try {
            return new JsonTreeReader(CONFIGURATION).read(CharBuffer.wrap(text.toCharArray()));
        } catch (UnreadableRecordException e) {
            throw new IllegalArgumentException(e.error().message().english(), e);
        }
    }

    /** Reads what a flow has written, whatever its limits are. */
    public static Object parseWritten(byte[] json) {
        try {
            return RecordDecoder.json(WRITTEN).decode(json);
        } catch (UnreadableRecordException e) {
            throw new IllegalArgumentException(e.error().message().english(), e);
        }
    }

    public static byte[] bytes(Object tree) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
            write(generator, tree);
        }
        return bytes.toByteArray();
    }

    public static String text(Object tree) {
        return new String(bytes(tree), StandardCharsets.UTF_8);
    }

    /** A scalar as it stands for itself in keys and code tables: text without quotes, numbers and booleans as in JSON. */
    public static String scalar(Object scalar) {
        return scalar.toString();
    }

    public static boolean isScalar(Object value) {
        return !(value instanceof Map) && !(value instanceof List) && value != JsonNull.NULL;
    }

    private static void write(JsonGenerator generator, Object value) {
        if (value instanceof String text) {
            generator.writeString(text);
        } else if (value instanceof Long number) {
            generator.writeNumber(number);
        } else if (value instanceof BigDecimal number) {
            generator.writeNumber(number);
        } else if (value instanceof BigInteger number) {
            generator.writeNumber(number);
        } else if (value instanceof Boolean bool) {
            generator.writeBoolean(bool);
        } else if (value == JsonNull.NULL) {
            generator.writeNull();
        } else if (value instanceof Map<?, ?> members) {
            generator.writeStartObject();
            members.forEach((name, member) -> {
                generator.writeName((String) name);
                write(generator, member);
            });
            generator.writeEndObject();
        } else if (value instanceof List<?> elements) {
            generator.writeStartArray();
            elements.forEach(element -> write(generator, element));
            generator.writeEndArray();
        } else {
            throw new IllegalArgumentException("not a value of a tree: " + value.getClass());
        }
    }
}
