package io.tributary.standardization.codec;

import io.tributary.core.flow.CsvLayout;
import io.tributary.core.flow.SourceDefinition;
import java.nio.charset.StandardCharsets;

/**
 * Turns the bytes of a value into a tree.
 *
 * <p><b>Threading:</b> confined to one thread; it keeps buffers between values.
 */
@FunctionalInterface
public interface RecordDecoder {

    Object decode(byte[] value) throws UnreadableRecordException;

    /**
     * The decoder of a flow's source.
     *
     * @throws IllegalArgumentException for a format that is not supported
     */
    static RecordDecoder of(SourceDefinition source, DocumentLimits limits) {
        StrictText text = new StrictText(source.charset(), limits.maxBytes());
        return switch (source.format()) {
            case JSON -> json(text, limits);
            case XML -> {
                XmlTreeReader reader = new XmlTreeReader(limits);
                yield value -> reader.read(text.decode(value));
            }
            case CSV -> {
                CsvLayout layout = source.csv();
                if (layout == null) {
                    throw new IllegalArgumentException("the format csv goes with a layout");
                }
                CsvTreeReader reader = new CsvTreeReader(layout, limits);
                yield value -> reader.read(text.decode(value));
            }
            case AVRO -> throw new IllegalArgumentException("the format avro is not supported yet");
        };
    }

    /** A decoder of JSON in UTF-8, the form of standard records. */
    static RecordDecoder json(DocumentLimits limits) {
        return json(new StrictText(StandardCharsets.UTF_8, limits.maxBytes()), limits);
    }

    private static RecordDecoder json(StrictText text, DocumentLimits limits) {
        JsonTreeReader reader = new JsonTreeReader(limits);
        return value -> reader.read(text.decode(value));
    }
}
