package io.tributary.standardization.codec;

import io.tributary.core.outcome.Wording;

/** What people and programs get wrong in JSON, each in words that say how to put it right. Stateless. */
final class JsonFault {

    static final Wording EMPTY = Wording.of(
            "there is nothing where a JSON document was expected; a record to be deleted has no value at all",
            "此处应为 JSON 文档，却没有内容；表示删除的记录应完全没有值");
    static final Wording TRAILING =
            Wording.of("something follows the document; a record's value is exactly one", "文档之后还有内容；一条记录的值只能是一个文档");
    static final Wording TRAILING_COMMA = Wording.of("nothing follows this comma; leave it out", "该逗号之后没有内容；请去掉它");
    static final Wording NO_COMMA = Wording.of("a comma or ']' is missing", "缺少逗号或 ']'");
    static final Wording NO_COMMA_IN_OBJECT = Wording.of("a comma or '}' is missing", "缺少逗号或 '}'");
    static final Wording NO_NAME = Wording.of("a name in double quotes was expected", "此处应为双引号括起的名称");
    static final Wording NO_COLON = Wording.of("a colon is missing after the name", "名称之后缺少冒号");
    static final Wording OPEN_TEXT =
            Wording.of("the text that begins here does not end; the record may be cut off", "从此处开始的文本没有结束；记录可能被截断");
    static final Wording ESCAPE = Wording.of(
            "after a backslash comes one of \" \\ / b f n r t, or u and four hexadecimal digits",
            "反斜杠之后只能是 \" \\ / b f n r t 之一，或 u 加四位十六进制数字");
    static final Wording NUMBER = Wording.of(
            "this is no number of JSON: digits are needed before and after the point, and after the exponent",
            "这不是 JSON 的数值：小数点前后以及指数之后都须有数字");
    static final Wording LEADING_ZERO = Wording.of(
            "a number does not begin with a needless zero; quote it where it is a code", "数值不能以多余的零开头；如果是编码，请加双引号");
    static final Wording NOT_FINITE =
            Wording.of("JSON has no NaN and no infinity; use null", "JSON 没有 NaN 和无穷大；请使用 null");
    private static final Wording CUT_OFF =
            Wording.of("the document ends here unfinished; the record may be cut off", "文档在此处未完即止；记录可能被截断");
    private static final Wording COMMENT = Wording.of("JSON has no comments", "JSON 不允许注释");
    private static final Wording SINGLE_QUOTE = Wording.of("JSON takes double quotes only", "JSON 只接受双引号");
    private static final Wording UNQUOTED = Wording.of("a name or text stands without double quotes", "名称或文本没有加双引号");
    private static final Wording PLUS = Wording.of("a number does not begin with '+'", "数值不能以 '+' 开头");
    private static final Wording NO_VALUE = Wording.of("a value was expected", "此处应为一个值");
    static final Wording HALF_SURROGATE = Wording.of(
            "half of a surrogate pair is escaped; alone it stands for no character", "此处转义的是代理对的一半；单独出现不代表任何字符");

    private static final String[] NOT_FINITE_WORDS = {"NaN", "Infinity", "+Infinity"};

    private JsonFault() {}

    /** @param otherwise where the character itself tells nothing better */
    static Wording of(char c, Wording otherwise) {
        if (c == '\uFFFF') {
            return CUT_OFF;
        }
        if (c == '/') {
            return COMMENT;
        }
        if (c == '\'') {
            return SINGLE_QUOTE;
        }
        boolean letter = Character.isLetter(c) || c == '_' || c == '$';
        return letter && otherwise.equals(NO_NAME) ? UNQUOTED : otherwise;
    }

    static Wording ofValue(char[] text, int at, int to) {
        if (at >= to) {
            return CUT_OFF;
        }
        for (String word : NOT_FINITE_WORDS) {
            if (new String(text, at, Math.min(word.length(), to - at)).equals(word)) {
                return NOT_FINITE;
            }
        }
        if (text[at] == '+') {
            return PLUS;
        }
        if (text[at] == '.') {
            return NUMBER;
        }
        Wording told = of(text[at], NO_VALUE);
        return told.equals(NO_VALUE) && Character.isLetter(text[at]) ? UNQUOTED : told;
    }

    static Wording control(char c) {
        String code = "U+%04X".formatted((int) c);
        return Wording.of(
                "the control character " + code + " stands in a text; escape it", "文本中有控制字符 " + code + "；请转义");
    }

    static Wording duplicate(String name) {
        return Wording.of(
                "the name '" + name + "' appears twice in one object, here for the second time",
                "同一对象中名称 '" + name + "' 重复出现，此处为第二次");
    }
}
