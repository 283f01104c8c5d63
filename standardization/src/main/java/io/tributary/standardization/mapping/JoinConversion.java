package io.tributary.standardization.mapping;

import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Wording;
import io.tributary.standardization.codec.JsonNull;
import io.tributary.standardization.codec.JsonText;
import java.util.List;

/** Makes one text of the elements of an array. Nulls among them are left out. */
record JoinConversion(String with, int maxLength) implements ValueConversion {

    private static final String RULE = "join";

    @Override
    public Object convert(Object value) throws FieldRefusal {
        StringBuilder joined = new StringBuilder();
        List<?> elements = Elements.of(value);
        boolean first = true;
        for (Object element : elements) {
            if (element == JsonNull.NULL) {
                continue;
            }
            if (!JsonText.isScalar(element)) {
                throw new FieldRefusal(
                        ErrorCode.INVALID_TYPE,
                        RULE,
                        Wording.of("an array of single values", "由单个值组成的数组"),
                        value,
                        Wording.of("holds an object or an array, which is no text", "中含有对象或数组，不能连接成文本"));
            }
            joined.append(first ? "" : with).append(JsonText.scalar(element));
            first = false;
            requireShort(joined, value);
        }
        return joined.toString();
    }

    private void requireShort(StringBuilder joined, Object seen) throws FieldRefusal {
        if (joined.length() > maxLength) {
            throw new FieldRefusal(
                    ErrorCode.LIMIT_EXCEEDED,
                    RULE,
                    Wording.of("at most " + maxLength + " characters", "最多 " + maxLength + " 个字符"),
                    seen,
                    Wording.of(
                            "gives a text of more than " + maxLength + " characters",
                            "连接后的文本超过 " + maxLength + " 个字符"));
        }
    }
}
