package io.tributary.standardization.codec;

import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Wording;
import org.jspecify.annotations.Nullable;

/** The bounds of a value, each with the setting that moves it and the words of its refusal. */
enum ValueLimit {
    BYTES(ErrorCode.RECORD_TOO_LARGE, "max-value-size", "bytes", "字节"),
    DEPTH(ErrorCode.TOO_DEEP, "max-depth", "nested levels", "层嵌套"),
    FIELDS(ErrorCode.LIMIT_EXCEEDED, "max-fields", "members and elements", "个字段和数组元素"),
    TEXT(ErrorCode.LIMIT_EXCEEDED, "max-string-length", "characters in one text", "个字符（单个文本）"),
    NUMBER(ErrorCode.LIMIT_EXCEEDED, "max-number-length", "digits in one number", "位数字（单个数值）"),
    NAME(ErrorCode.LIMIT_EXCEEDED, "max-name-length", "characters in one name", "个字符（单个名称）");

    private final ErrorCode code;
    private final String setting;
    private final String english;
    private final String chinese;

    ValueLimit(ErrorCode code, String setting, String english, String chinese) {
        this.code = code;
        this.setting = "tributary.limits." + setting;
        this.english = english;
        this.chinese = chinese;
    }

    /** @param seen what the value has, where it is known without reading on */
    UnreadableRecordException exceeded(int limit, @Nullable Integer seen) {
        String shown = seen == null ? "" : " (" + seen + ")";
        return UnreadableRecordException.of(
                code,
                Wording.of("at most " + limit + " " + english, "最多 " + limit + " " + chinese),
                seen == null ? null : seen.toString(),
                Wording.of(
                        "the value has more than " + limit + " " + english + shown
                                + "; where such data is meant, raise " + setting,
                        "该值超过 " + limit + " " + chinese + shown + "；如数据本应如此，请调大 " + setting));
    }
}
