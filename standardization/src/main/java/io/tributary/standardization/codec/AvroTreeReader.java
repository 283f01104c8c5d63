package io.tributary.standardization.codec;

import io.tributary.core.outcome.RecordError;
import io.tributary.core.outcome.Wording;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.NumberOutput;

/**
 * Reads one value of a schema into a tree, exactly as it was written: there is no other schema to resolve it to. The
 * library's own reader would make room for as many bytes and elements as a value claims to have; this one counts them.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class AvroTreeReader {

    private static final int LONGEST_LONG = Long.toString(Long.MIN_VALUE).length();

    private final DocumentLimits limits;
    private final FieldBudget budget;

    AvroTreeReader(DocumentLimits limits) {
        this.limits = limits;
        this.budget = new FieldBudget(limits);
    }

    Object read(AvroSchema schema, byte[] value, int from) throws UnreadableRecordException {
        budget.startDocument();
        AvroBytes bytes = new AvroBytes(value, from);
        Object tree = value(schema.schema(), bytes, 1);
        if (!bytes.isAtEnd()) {
            throw AvroBytes.malformed(
                    bytes.position(),
                    Wording.of("bytes follow the value; it may be of another schema", "值之后还有字节；该值可能属于另一个 Schema"));
        }
        return tree;
    }

    private Object value(Schema schema, AvroBytes bytes, int depth) throws UnreadableRecordException {
        return switch (schema.getType()) {
            case NULL -> JsonNull.NULL;
            case BOOLEAN -> bytes.bool();
            case INT -> count(schema.getLogicalType(), bytes.integer());
            case LONG -> count(schema.getLogicalType(), bytes.number());
            case FLOAT -> finite(NumberOutput.toString(bytes.single(), true), bytes);
            case DOUBLE -> finite(NumberOutput.toString(bytes.twice(), true), bytes);
            case STRING -> text(bytes);
            case BYTES -> binary(schema.getLogicalType(), bytes, bytes.length());
            case FIXED -> binary(schema.getLogicalType(), bytes, schema.getFixedSize());
            case ENUM -> chosen(schema.getEnumSymbols(), bytes);
            case UNION -> value(chosen(schema.getTypes(), bytes), bytes, depth);
            case RECORD -> fields(schema, bytes, depth);
            case ARRAY -> elements(schema.getElementType(), bytes, depth);
            case MAP -> entries(schema.getValueType(), bytes, depth);
        };
    }

    private String text(AvroBytes bytes) throws UnreadableRecordException {
        String text = bytes.text(bytes.length());
        budget.text(text.length());
        return text;
    }

    private Object count(@Nullable LogicalType logical, long number) throws UnreadableRecordException {
        Object read = AvroTimes.ofNumber(logical, number);
        if (read instanceof Long && limits.maxNumberLength() < LONGEST_LONG) {
            budget.number(Long.toString(number).length());
        }
        return read;
    }

    private Object binary(@Nullable LogicalType logical, AvroBytes bytes, int length) throws UnreadableRecordException {
        int start = bytes.position();
        byte[] block = bytes.block(length);
        if (!(logical instanceof LogicalTypes.Decimal decimal)) {
            budget.text(block.length);
            return Base64.getEncoder().encodeToString(block);
        }
        if (block.length == 0) {
            throw AvroBytes.malformed(start, Wording.of("a decimal has no bytes", "decimal 数值没有字节"));
        }
        BigDecimal number = new BigDecimal(new BigInteger(block), decimal.getScale());
        // Each digit takes less than four bits: a lower bound before digits are computed.
        int most = limits.maxNumberLength();
        if (number.unscaledValue().bitLength() / 4 > most || number.precision() > most) {
            throw ValueLimit.NUMBER.exceeded(most, null);
        }
        return ExactNumbers.inTree(bounded(number));
    }

    private BigDecimal finite(String number, AvroBytes bytes) throws UnreadableRecordException {
        char last = number.charAt(number.length() - 1);
        if (last == 'N' || last == 'y') {
            throw AvroBytes.malformed(
                    bytes.position(),
                    Wording.of("the number before is NaN or infinite; use null", "前面的数值是 NaN 或无穷大；请使用 null"));
        }
        return bounded(new BigDecimal(number));
    }

    private BigDecimal bounded(BigDecimal number) throws UnreadableRecordException {
        if (!ExactNumbers.isBounded(number, limits.maxNumberLength())) {
            throw ValueLimit.NUMBER.exceeded(limits.maxNumberLength(), null);
        }
        return number;
    }

    private static <T> T chosen(List<T> choices, AvroBytes bytes) throws UnreadableRecordException {
        int start = bytes.position();
        int index = bytes.integer();
        if (index < 0 || index >= choices.size()) {
            throw AvroBytes.malformed(
                    start,
                    Wording.of(
                            "choice " + index + " where there are " + choices.size()
                                    + "; the value may be of another schema",
                            "选项序号 " + index + " 超出 " + choices.size() + " 个选项；该值可能属于另一个 Schema"));
        }
        return choices.get(index);
    }

    private Map<String, Object> fields(Schema schema, AvroBytes bytes, int depth) throws UnreadableRecordException {
        budget.container(depth);
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Schema.Field field : schema.getFields()) {
            budget.field();
            fields.put(field.name(), value(field.schema(), bytes, depth + 1));
        }
        return fields;
    }

    private List<Object> elements(Schema element, AvroBytes bytes, int depth) throws UnreadableRecordException {
        budget.container(depth);
        List<Object> elements = new ArrayList<>();
        for (long left = blockCount(bytes); left > 0; left = blockCount(bytes)) {
            for (; left > 0; left--) {
                budget.field();
                elements.add(value(element, bytes, depth + 1));
            }
        }
        return elements;
    }

    private Map<String, Object> entries(Schema entry, AvroBytes bytes, int depth) throws UnreadableRecordException {
        budget.container(depth);
        Map<String, Object> entries = new LinkedHashMap<>();
        for (long left = blockCount(bytes); left > 0; left = blockCount(bytes)) {
            for (; left > 0; left--) {
                budget.field();
                int start = bytes.position();
                String name = bytes.text(bytes.length());
                budget.name(name.length());
                if (entries.put(name, value(entry, bytes, depth + 1)) != null) {
                    String shown = RecordError.shorten(name);
                    throw AvroBytes.malformed(
                            start,
                            Wording.of(
                                    "the name '" + shown + "' appears twice in one map",
                                    "同一映射中名称 '" + shown + "' 重复出现"));
                }
            }
        }
        return entries;
    }

    /** A negative count is followed by the block's size, which nobody needs who reads the block. */
    private static long blockCount(AvroBytes bytes) throws UnreadableRecordException {
        int start = bytes.position();
        long count = bytes.number();
        if (count >= 0) {
            return count;
        }
        if (count == Long.MIN_VALUE) {
            throw AvroBytes.malformed(start, Wording.of("no block has so many elements", "不存在这么多元素的数据块"));
        }
        bytes.length();
        return -count;
    }
}
