package io.tributary.standardization.mapping;

import io.tributary.core.flow.ArrayStep;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Wording;
import io.tributary.standardization.codec.JsonText;
import io.tributary.standardization.notation.Blanks;
import java.util.ArrayList;
import java.util.List;

/** Cuts a text into an array. */
final class SplitConversion implements ValueConversion {

    private final ArrayStep.Split split;
    private final int maxElements;
    private final String rule;

    SplitConversion(ArrayStep.Split split, int maxElements) {
        this.split = split;
        this.maxElements = maxElements;
        this.rule = "split: " + split.on();
    }

    @Override
    public Object convert(Object value) throws FieldRefusal {
        if (!JsonText.isScalar(value)) {
            throw new FieldRefusal(
                    ErrorCode.INVALID_TYPE,
                    rule,
                    Wording.of("a text", "文本"),
                    value,
                    Wording.of("is no single value to split", "不是单个值，无法拆分"));
        }
        String text = JsonText.scalar(value);
        List<Object> parts = new ArrayList<>();
        int from = 0;
        int at = text.indexOf(split.on());
        while (at >= 0) {
            add(parts, text.substring(from, at), value);
            from = at + split.on().length();
            at = text.indexOf(split.on(), from);
        }
        add(parts, text.substring(from), value);
        return parts;
    }

    private void add(List<Object> parts, String part, Object seen) throws FieldRefusal {
        String kept = split.trim() ? Blanks.trim(part) : part;
        if (kept.isEmpty() && split.dropEmpty()) {
            return;
        }
        if (parts.size() == maxElements) {
            throw new FieldRefusal(
                    ErrorCode.LIMIT_EXCEEDED,
                    rule,
                    Wording.of("at most " + maxElements + " parts", "最多 " + maxElements + " 个部分"),
                    seen,
                    Wording.of("has more than " + maxElements + " parts", "拆分后超过 " + maxElements + " 个部分"));
        }
        parts.add(kept);
    }
}
