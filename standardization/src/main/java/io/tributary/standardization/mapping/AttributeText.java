package io.tributary.standardization.mapping;

import io.tributary.core.record.RecordHeader;
import io.tributary.standardization.codec.JsonNull;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys and headers as text. Stateless. */
final class AttributeText {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private AttributeText() {}

    /** Null where the bytes are not UTF-8. */
    static @Nullable String ofUtf8(byte[] bytes) {
        return of(bytes, StandardCharsets.UTF_8);
    }

    /** Without a byte order mark; null where the bytes are not valid in the charset. */
    static @Nullable String of(byte[] bytes, Charset charset) {
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** Name to text, or to JSON's null; of a name that repeats, the last. Null where one is not UTF-8. */
    static @Nullable Map<String, Object> headers(List<RecordHeader> headers) {
        Map<String, Object> texts = new LinkedHashMap<>();
        for (RecordHeader header : headers) {
            byte[] value = header.value();
            Object text = value == null ? JsonNull.NULL : ofUtf8(value);
            if (text == null) {
                return null;
            }
            texts.put(header.name(), text);
        }
        return texts;
    }
}
