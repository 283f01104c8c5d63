package io.tributary.standardization.codec;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Writes laid-out records as compact JSON in UTF-8: the same bytes as {@link JsonText#bytes}, with names that were encoded
 * once, into a buffer that is kept.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
public final class RecordJson {

    private final byte[][] names;
    private final JsonBuffer json = new JsonBuffer();

    public RecordJson(RecordLayout layout) {
        this.names = layout.names().stream()
                .map(name -> (JsonText.text(name) + ":").getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    /**
     * @param record of the layout
     */
    public byte[] bytes(LaidOutRecord record) {
        json.start();
        json.put('{');
        boolean first = true;
        for (int place = 0; place < names.length; place++) {
            Object value = record.valueAt(place);
            if (value != null) {
                if (!first) {
                    json.put(',');
                }
                first = false;
                json.put(names[place]);
                value(value);
            }
        }
        json.put('}');
        return json.isWhole() ? json.bytes() : JsonText.bytes(record);
    }

    private void value(Object value) {
        if (value instanceof String text) {
            json.text(text);
        } else if (value instanceof Long number) {
            json.number(number);
        } else if (value instanceof BigDecimal number) {
            json.number(number);
        } else if (value instanceof List<?> elements) {
            array(elements);
        } else if (value instanceof Map<?, ?> members) {
            object(members);
        } else {
            // Other numbers, booleans and null stand in JSON as they do for themselves.
            json.ascii(JsonText.scalar(value));
        }
    }

    private void object(Map<?, ?> members) {
        char before = '{';
        for (Map.Entry<?, ?> member : members.entrySet()) {
            json.put(before);
            json.text((String) member.getKey());
            json.put(':');
            value(member.getValue());
            before = ',';
        }
        if (before == '{') {
            json.put('{');
        }
        json.put('}');
    }

    private void array(List<?> elements) {
        json.put('[');
        for (int i = 0; i < elements.size(); i++) {
            if (i > 0) {
                json.put(',');
            }
            value(elements.get(i));
        }
        json.put(']');
    }
}
