package io.tributary.standardization.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tributary.core.flow.AvroLayout;
import io.tributary.core.flow.SchemaReference;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.RecordError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AvroDecodingTests {

    private static final AvroLayout FIXED = new AvroLayout(SchemaReference.parse("s@1"), Map.of());

    private static byte[] written(String schema, Object datum) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            new GenericDatumWriter<>(new Schema.Parser().parse(schema)).write(datum, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static Object tree(String schema, byte[] value) throws UnreadableRecordException {
        AvroSchema parsed = AvroSchema.parse(schema);
        return RecordDecoder.avro(FIXED, id -> parsed, DocumentLimits.defaults())
                .decode(value);
    }

    private static Object tree(String schema, Object datum) {
        try {
            return tree(schema, written(schema, datum));
        } catch (UnreadableRecordException e) {
            throw new AssertionError(e);
        }
    }

    private static RecordError refusal(DocumentLimits limits, String schema, String hex) {
        AvroSchema parsed = AvroSchema.parse(schema);
        try {
            throw new AssertionError("decoded: "
                    + RecordDecoder.avro(FIXED, id -> parsed, limits)
                            .decode(HexFormat.of().parseHex(hex)));
        } catch (UnreadableRecordException e) {
            return e.error();
        }
    }

    private static String logical(String type, String logical) {
        return "{\"type\":\"" + type + "\",\"logicalType\":\"" + logical + "\"}";
    }

    @ParameterizedTest
    @CsvSource({
        "int, date, 17582, 2018-02-20",
        "int, time-millis, 25200000, 07:00:00",
        "long, time-micros, 25200000001, 07:00:00.000001",
        "long, timestamp-millis, 1519081200123, 1519081200123",
        "long, timestamp-micros, 1519081200123456, 1519081200123456",
        "long, local-timestamp-millis, 1519110000000, 2018-02-20T07:00:00",
        "long, local-timestamp-micros, 1519110000000001, 2018-02-20T07:00:00.000001",
        "long, time-micros, -1, -1",
        "long, unheard-of, 7, 7",
        "int, '', -2147483648, -2147483648",
        "long, '', 9223372036854775807, 9223372036854775807",
        "long, '', -9223372036854775808, -9223372036854775808"
    })
    void countsOfTimeAreIsoTextAndTimestampsStayNumbers(String type, String logical, long number, String expected) {
        Object datum = type.equals("int") ? (Object) (int) number : (Object) number;

        assertThat(tree(logical(type, logical), datum)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "double, 0.1, 0.1",
        "double, 69, 69",
        "double, 2e-3, 0.002",
        "float, 0.1, 0.1",
        "float, 16777216, 16777216"
    })
    void binaryFractionsAreTheirShortestDecimal(String type, double number, BigDecimal expected) {
        Object datum = type.equals("float") ? (Object) (float) number : (Object) number;

        assertThat((BigDecimal) tree("\"" + type + "\"", datum)).isEqualByComparingTo(expected);
    }

    @Test
    void decimalsAreExactAndOtherBytesAreBase64() {
        String decimal = "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":20,\"scale\":2}";

        assertThat(tree(decimal, ByteBuffer.wrap(new byte[] {(byte) 0xCF, (byte) 0xC7})))
                .isEqualTo(new BigDecimal("-123.45"));
        assertThat(tree("\"bytes\"", ByteBuffer.wrap(new byte[] {1, 2, 3}))).isEqualTo("AQID");
    }

    @Test
    void aDecimalWithoutAPointIsAnInteger() {
        String decimal = "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":40,\"scale\":0}";

        assertThat(tree(decimal, ByteBuffer.wrap(new byte[] {0, 0, 13}))).isEqualTo(13L);
        assertThat(tree(decimal, ByteBuffer.wrap(BigInteger.TWO.pow(100).toByteArray())))
                .isEqualTo(BigInteger.TWO.pow(100));
    }

    @Test
    void aRecordOfEverythingBecomesATree() {
        String schema = """
                {"type": "record", "name": "站点", "fields": [
                  {"name": "code", "type": "string"},
                  {"name": "pm", "type": ["null", "int"]},
                  {"name": "none", "type": ["null", "int"]},
                  {"name": "level", "type": {"type": "enum", "name": "L", "symbols": ["GOOD", "BAD"]}},
                  {"name": "tags", "type": {"type": "map", "values": "boolean"}},
                  {"name": "xs", "type": {"type": "array", "items": "long"}}]}""";
        Schema parsed = new Schema.Parser(org.apache.avro.NameValidator.UTF_VALIDATOR).parse(schema);
        GenericData.Record datum = new GenericData.Record(parsed);
        datum.put("code", "杭");
        datum.put("pm", 69);
        datum.put("level", new GenericData.EnumSymbol(parsed.getField("level").schema(), "BAD"));
        datum.put("tags", Map.of("a", true));
        datum.put("xs", List.of(1L, -2L));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            new GenericDatumWriter<>(parsed).write(datum, encoder);
            assertThat(tree(schema, bytes.toByteArray()).toString())
                    .isEqualTo("{code=杭, pm=69, none=null, level=BAD, tags={a=true}, xs=[1, -2]}");
        } catch (IOException | UnreadableRecordException e) {
            throw new AssertionError(e);
        }
    }

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatTheLibraryWroteIsReadAsItWasAndBrokenBytesNeverEndOtherwiseThanInARefusal(int seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        String schema = """
                {"type": "array", "items": {"type": "record", "name": "R", "fields": [
                  {"name": "t", "type": "string"}, {"name": "n", "type": ["null", "long", "string"]},
                  {"name": "m", "type": {"type": "map", "values": {"type": "array", "items": "int"}}}]}}""";
        Schema item = new Schema.Parser().parse(schema).getElementType();
        List<GenericData.Record> data = new ArrayList<>();
        List<Object> expected = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            GenericData.Record datum = new GenericData.Record(item);
            String text = "x中😀".substring(0, random.nextInt(2)).repeat(random.nextInt(5));
            Object choice = random.nextBoolean() ? (Object) random.nextLong() : (Object) text;
            List<Integer> numbers = random.ints(random.nextInt(4)).boxed().toList();
            datum.put("t", text);
            datum.put("n", choice);
            datum.put("m", Map.of("k" + i, numbers));
            data.add(datum);
            expected.add(Map.of(
                    "t",
                    text,
                    "n",
                    choice,
                    "m",
                    Map.of("k" + i, numbers.stream().map(Long::valueOf).toList())));
        }
        byte[] value = written(schema, data);

        assertThat(tree(schema, value)).isEqualTo(expected);
        for (int i = 0; i < 20; i++) {
            byte[] broken = value.clone();
            broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            try {
                assertThat(tree(schema, broken)).isNotNull();
            } catch (UnreadableRecordException e) {
                assertThat(e.error().code()).isIn(ErrorCode.MALFORMED_AVRO, ErrorCode.LIMIT_EXCEEDED);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a length of 2^31 | \"string\" | 8080808010 | MALFORMED_AVRO | where 0 bytes are left",
                "a length of 2^62 | \"bytes\" | 80808080808080808001 | MALFORMED_AVRO | bytes are left",
                "a negative length | \"string\" | 01 | MALFORMED_AVRO | a length of -1",
                "2^62 nulls | {\"type\":\"array\",\"items\":\"null\"} | 80808080808080808001 | LIMIT_EXCEEDED | max-fields",
                "2^62 of a negative block | {\"type\":\"array\",\"items\":\"null\"} | ffffffffffffffff7f00 | LIMIT_EXCEEDED | max-fields",
                "the least block count | {\"type\":\"array\",\"items\":\"null\"} | ffffffffffffffffff01 | MALFORMED_AVRO | no block has",
                "many longs | {\"type\":\"array\",\"items\":\"long\"} | 80808080808080808001 | MALFORMED_AVRO | ends too early",
                "a number without end | \"long\" | ffffffffffffffffffff01 | MALFORMED_AVRO | 64 bits",
                "an int of 33 bits | \"int\" | 8080808020 | MALFORMED_AVRO | 32 bits",
                "a record of itself | {\"type\":\"record\",\"name\":\"A\",\"fields\":[{\"name\":\"a\",\"type\":\"A\"}]} | 00 | TOO_DEEP | max-depth",
                "a union's choice | [\"null\",\"int\"] | 04 | MALFORMED_AVRO | choice 2 where there are 2",
                "a boolean of 2 | \"boolean\" | 02 | MALFORMED_AVRO | 0 or 1",
                "bytes behind | \"null\" | 00 | MALFORMED_AVRO | bytes follow the value",
                "NaN | \"double\" | 000000000000f87f | MALFORMED_AVRO | NaN or infinite",
                "infinity | \"float\" | 0000807f | MALFORMED_AVRO | NaN or infinite",
                "text that is not UTF-8 | \"string\" | 02ff | MALFORMED_AVRO | not valid UTF-8",
                "a name twice | {\"type\":\"map\",\"values\":\"null\"} | 0402610261 00 | MALFORMED_AVRO | 'a' appears twice",
                "a decimal of no bytes | {\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":9} | 00 | MALFORMED_AVRO | a decimal has no bytes",
                "a container file | \"null\" | 4f626a0104 | MALFORMED_AVRO | container file"
            })
    void hostileValuesAreRefusedAtOnce(String what, String schema, String hex, ErrorCode code, String english) {
        RecordError error =
                refusal(DocumentLimits.defaults(), schema.strip(), hex.strip().replace(" ", ""));

        assertThat(error.code()).isEqualTo(code);
        assertThat(error.message().english()).contains(english.strip());
        assertThat(error.message().chinese()).matches("(?s).*[\\u4e00-\\u9fff]{3}.*");
    }

    @Test
    void everyLimitHoldsInAvroToo() {
        DocumentLimits limits = new DocumentLimits(20, 2, 3, 3, 2, 2);
        String nested =
                "{\"type\":\"array\",\"items\":{\"type\":\"array\",\"items\":{\"type\":\"array\",\"items\":\"int\"}}}";

        assertThat(refusal(limits, "\"string\"", "0861616161").code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
        assertThat(refusal(limits, nested, "02020200000000").code()).isEqualTo(ErrorCode.TOO_DEEP);
        assertThat(refusal(limits, "{\"type\":\"map\",\"values\":\"null\"}", "020661616100")
                        .code())
                .isEqualTo(ErrorCode.LIMIT_EXCEEDED);
        assertThat(refusal(limits, "\"string\"", "00".repeat(21)).code()).isEqualTo(ErrorCode.RECORD_TOO_LARGE);
        assertThat(refusal(
                                limits,
                                "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":9,\"scale\":0}",
                                "087fffffff")
                        .code())
                .isEqualTo(ErrorCode.LIMIT_EXCEEDED);
        assertThat(refusal(limits, "\"long\"", "d00f").code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
        assertThat(refusal(limits, "\"int\"", "c701").code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
        assertThat(refusal(limits, "\"double\"", "408cb5781daf1544").code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
    }

    @Test
    void aDecimalIsAsLongAsItsDigitsHoweverManyBytesHoldThem() throws UnreadableRecordException {
        AvroSchema decimal = AvroSchema.parse("{\"type\":\"fixed\",\"name\":\"F\",\"size\":16,"
                + "\"logicalType\":\"decimal\",\"precision\":20,\"scale\":2}");
        DocumentLimits limits = new DocumentLimits(20, 2, 3, 4, 2, 2);

        assertThat(RecordDecoder.avro(FIXED, id -> decimal, limits)
                        .decode(HexFormat.of().parseHex("00".repeat(14) + "04d2")))
                .isEqualTo(new BigDecimal("12.34"));
    }

    @Test
    void theIdInTheValueChoosesTheSchema() throws Exception {
        Map<Integer, AvroSchema> schemas = Map.of(17, AvroSchema.parse("\"string\""), 18, AvroSchema.parse("\"int\""));
        RecordDecoder decoder = RecordDecoder.avro(AvroLayout.REGISTRY, schemas::get, DocumentLimits.defaults());

        assertThat(decoder.decode(HexFormat.of().parseHex("00000000110261"))).isEqualTo("a");
        assertThat(decoder.decode(HexFormat.of().parseHex("000000001202"))).isEqualTo(1L);
        assertThat(decoder.decode(HexFormat.of().parseHex("00000000110262"))).isEqualTo("b");
    }

    @Test
    void whatIsNoSchemaIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> AvroSchema.parse("{\"type\": \"object\"}"));
        assertThatIllegalArgumentException().isThrownBy(() -> AvroSchema.parse("{"));
        assertThatIllegalArgumentException().isThrownBy(() -> AvroSchema.parse("["));
    }
}
