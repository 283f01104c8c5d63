package io.tributary.standardization.mapping;

import io.tributary.core.outcome.RecordError;
import io.tributary.core.outcome.Wording;
import io.tributary.standardization.codec.JsonText;
import java.util.List;
import java.util.Map;

/** Values as reasons show them: short, text in quotes, of an object or array only its size. Stateless. */
final class Shown {

    /** Stands for what is hidden. */
    static final String MASKED = "***";

    private Shown() {}

    /** The same to readers of every language. */
    static String of(Object value) {
        if (value instanceof Map<?, ?> members) {
            return "object{" + members.size() + "}";
        }
        if (value instanceof List<?> elements) {
            return "array[" + elements.size() + "]";
        }
        String text = RecordError.shorten(JsonText.scalar(value));
        return value instanceof String ? "'" + text + "'" : text;
    }

    /** As part of a sentence. */
    static Wording inSentence(Object value) {
        if (value instanceof Map<?, ?> members) {
            return Wording.of("an object of " + count(members.size(), "field"), "含 " + members.size() + " 个字段的对象");
        }
        if (value instanceof List<?> elements) {
            return Wording.of("an array of " + count(elements.size(), "element"), "含 " + elements.size() + " 个元素的数组");
        }
        return Wording.same(of(value));
    }

    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
