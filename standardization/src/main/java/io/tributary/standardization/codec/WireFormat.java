package io.tributary.standardization.codec;

import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Wording;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** The Confluent wire format: a zero byte, the schema's id in four bytes, then the value. Stateless. */
public final class WireFormat {

    /** Bytes before the value proper. */
    public static final int HEADER_BYTES = 5;

    private WireFormat() {}

    /** Whether bytes begin so. What is meant as text can only do so by mistake. */
    public static boolean begins(byte[] value) {
        return value.length >= HEADER_BYTES && value[0] == 0 && idIn(value) >= 0;
    }

    /** Of bytes that begin so. */
    public static int idIn(byte[] value) {
        return ByteBuffer.wrap(value).getInt(1);
    }

    static int requireId(byte[] value) throws UnreadableRecordException {
        if (begins(value)) {
            return idIn(value);
        }
        String seen = value.length == 0
                ? "0 bytes"
                : HexFormat.ofDelimiter(" ").withPrefix("0x").formatHex(value, 0, Math.min(HEADER_BYTES, value.length));
        throw UnreadableRecordException.of(
                ErrorCode.WIRE_FORMAT_MISMATCH,
                Wording.of("0x00 and a schema id in four bytes", "0x00 和四字节的Schema 编号"),
                seen,
                Wording.of(
                        "the value does not begin with the Confluent wire format's magic byte and schema id; if the"
                                + " producer does not use a schema registry's serializer, leave source.wire out, or name"
                                + " the schema in source.avro.schema",
                        "该值没有以 Confluent 线格式的魔数字节和Schema 编号开头；如果生产者不使用Schema 注册中心的序列化器，"
                                + "请去掉 source.wire，或在 source.avro.schema 中指明 Schema"));
    }

    static UnreadableRecordException unexpected(byte[] value) {
        int id = idIn(value);
        return UnreadableRecordException.of(
                ErrorCode.WIRE_FORMAT_MISMATCH,
                null,
                HexFormat.ofDelimiter(" ").withPrefix("0x").formatHex(value, 0, HEADER_BYTES),
                Wording.of(
                        "the value begins with the Confluent wire format's magic byte and schema id " + id
                                + "; set source.wire: confluent",
                        "该值以 Confluent 线格式的魔数字节和Schema 编号 " + id + " 开头；请设置 source.wire: confluent"));
    }
}
