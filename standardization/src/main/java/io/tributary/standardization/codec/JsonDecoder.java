package io.tributary.standardization.codec;

import io.tributary.core.flow.JsonLayout;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.outcome.Wording;
import java.nio.CharBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JSON behind the header of the wire format or not, and JSON inside the texts of JSON. Limits count over all documents
 * of a value together.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class JsonDecoder implements RecordDecoder {

    private final boolean hasSchemaId;
    private final StrictText text;
    private final JsonTreeReader reader;
    private final List<TreePlace> embedded;

    JsonDecoder(JsonLayout layout, StrictText text, DocumentLimits limits, List<TreePlace> embedded) {
        this.hasSchemaId = layout.hasSchemaId();
        this.text = text;
        this.reader = new JsonTreeReader(limits);
        this.embedded = List.copyOf(embedded);
    }

    @Override
    public Object decode(byte[] value) throws UnreadableRecordException {
        Object tree = whole(value);
        for (TreePlace place : embedded) {
            if (place.find(tree) instanceof String inner) {
                tree = place.replace(tree, inner(inner, place.depth() + 1, place.pointer(tree)));
            }
        }
        return tree;
    }

    private Object whole(byte[] value) throws UnreadableRecordException {
        if (hasSchemaId) {
            text.requireSize(value);
            WireFormat.requireId(value);
            return reader.read(text.decode(value, WireFormat.HEADER_BYTES));
        }
        try {
            return reader.read(text.decode(value));
        } catch (UnreadableRecordException e) {
            boolean syntax =
                    e.error().code() == ErrorCode.MALFORMED_JSON || e.error().code() == ErrorCode.INVALID_ENCODING;
            throw syntax && WireFormat.begins(value) && text.isAsciiBased() ? WireFormat.unexpected(value) : e;
        }
    }

    private Object inner(String document, int depth, @Nullable String pointer) throws UnreadableRecordException {
        try {
            CharBuffer chars = CharBuffer.wrap(document.toCharArray());
            return reader.readWithin(chars, depth);
        } catch (UnreadableRecordException e) {
            RecordError error = e.error();
            String shown = pointer == null || pointer.isEmpty() ? "" : " '" + pointer + "'";
            throw new UnreadableRecordException(new RecordError(
                    error.code(),
                    error.pointer(),
                    pointer,
                    "embedded",
                    error.expected(),
                    error.seen(),
                    Wording.of(
                            "in the text" + (shown.isEmpty() ? "" : " at" + shown) + ": "
                                    + error.message().english(),
                            "在文本" + shown + " 中：" + error.message().chinese())));
        }
    }
}
