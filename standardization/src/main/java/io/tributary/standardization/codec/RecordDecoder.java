package io.tributary.standardization.codec;

import io.tributary.core.flow.AvroLayout;
import io.tributary.core.flow.CsvLayout;
import io.tributary.core.flow.JsonLayout;
import io.tributary.core.flow.SourceDefinition;
import io.tributary.core.flow.ValueLayout;
import io.tributary.core.flow.XmlLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Turns the bytes of a value into a tree.
 *
 * <p><b>Threading:</b> confined to one thread; it keeps buffers between values.
 */
@FunctionalInterface
public interface RecordDecoder {

    Object decode(byte[] value) throws UnreadableRecordException;

    /**
     * The decoder of a flow's source in JSON, CSV or XML.
     *
     * @param embedded the places whose texts are JSON documents, of a source in JSON
     */
    static RecordDecoder of(SourceDefinition source, DocumentLimits limits, List<TreePlace> embedded) {
        StrictText text = new StrictText(source.charset(), limits.maxBytes());
        ValueLayout layout = source.layout();
        if (layout instanceof JsonLayout json) {
            return new JsonDecoder(json, text, limits, embedded);
        }
        if (layout instanceof XmlLayout xml) {
            XmlTreeReader reader = new XmlTreeReader(xml, limits);
            return value -> reader.read(text.decode(value));
        }
        if (layout instanceof CsvLayout csv) {
            CsvTreeReader reader = new CsvTreeReader(csv, limits);
            return value -> reader.read(text.decode(value));
        }
        throw new IllegalArgumentException("the format " + layout.format() + " needs schemas to be read");
    }

    /** The decoder of a source in Avro. */
    static RecordDecoder avro(AvroLayout layout, AvroSchemas schemas, DocumentLimits limits) {
        return new AvroDecoder(layout, schemas, limits);
    }

    /** A decoder of JSON in UTF-8, the form of standard records. */
    static RecordDecoder json(DocumentLimits limits) {
        StrictText text = new StrictText(StandardCharsets.UTF_8, limits.maxBytes());
        return new JsonDecoder(JsonLayout.PLAIN, text, limits, List.of());
    }
}
