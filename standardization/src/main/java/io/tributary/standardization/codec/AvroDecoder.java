package io.tributary.standardization.codec;

import io.tributary.core.flow.AvroLayout;
import io.tributary.core.outcome.Wording;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Values in Avro's binary form, of one schema or of the one that each names by id.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class AvroDecoder implements RecordDecoder {

    private static final byte[] CONTAINER = "Obj\u0001".getBytes(StandardCharsets.ISO_8859_1);

    private final boolean hasSchemaId;
    private final AvroSchemas schemas;
    private final DocumentLimits limits;
    private final AvroTreeReader reader;
    private int lastId = AvroSchemas.NO_ID;
    private AvroSchema lastSchema;

    AvroDecoder(AvroLayout layout, AvroSchemas schemas, DocumentLimits limits) {
        this.hasSchemaId = layout.hasSchemaId();
        this.schemas = schemas;
        this.limits = limits;
        this.reader = new AvroTreeReader(limits);
        this.lastSchema = NONE;
    }

    private static final AvroSchema NONE = AvroSchema.parse("\"null\"");

    @Override
    public Object decode(byte[] value) throws UnreadableRecordException {
        if (value.length > limits.maxBytes()) {
            throw ValueLimit.BYTES.exceeded(limits.maxBytes(), value.length);
        }
        if (value.length >= CONTAINER.length
                && Arrays.equals(value, 0, CONTAINER.length, CONTAINER, 0, CONTAINER.length)) {
            throw AvroBytes.malformed(
                    0,
                    Wording.of(
                            "this is a container file of Avro; a record's value is one datum without the file's header",
                            "这是 Avro 容器文件；记录的值应是单个数据，不带文件头"));
        }
        if (!hasSchemaId) {
            return reader.read(schemas.of(AvroSchemas.NO_ID), value, 0);
        }
        int id = WireFormat.requireId(value);
        if (id != lastId) {
            lastSchema = schemas.of(id);
            lastId = id;
        }
        return reader.read(lastSchema, value, WireFormat.HEADER_BYTES);
    }
}
