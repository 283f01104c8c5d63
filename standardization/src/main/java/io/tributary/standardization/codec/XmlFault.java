package io.tributary.standardization.codec;

import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.outcome.Wording;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is wrong with a text that the XML parser has refused, in words of our own. Stateless. */
final class XmlFault {

    static final Wording DOCUMENT_TYPE = Wording.of(
            "a document type (<!DOCTYPE) is not allowed, nor are entities but XML's own five",
            "不允许文档类型声明（<!DOCTYPE），除 XML 自带的五个之外也不允许实体");
    static final Wording NO_ELEMENT = Wording.of("the value has no XML element", "该值中没有 XML 元素");

    /** The beginning of a text that may hold the document type. */
    private static final int PROLOG = 4096;

    private static final Pattern ENTITY = Pattern.compile("&(#[0-9]{1,9}|#x[0-9a-fA-F]{1,8}|[\\w.:-]{1,99});");
    private static final Set<String> OWN_ENTITIES = Set.of("amp", "lt", "gt", "quot", "apos");
    private static final Pattern CLOSING = Pattern.compile("</([^<>\\s]{1,1000})");
    private static final int REACH = 120;

    private XmlFault() {}

    /**
     * @param offset where the parser stopped
     * @param open   the innermost open element; absent outside all
     * @param ended  whether the outermost element is complete
     */
    static UnreadableRecordException of(String text, int offset, @Nullable String open, boolean ended) {
        int stop = Math.max(0, Math.min(offset, text.length()));
        int control = control(text, Math.min(text.length(), stop + 1));
        if (control >= 0) {
            String code = "U+%04X".formatted((int) text.charAt(control));
            return at(
                    text,
                    control,
                    Wording.of("the character " + code + " is not allowed in XML", "XML 中不允许字符 " + code));
        }
        if (text.indexOf('<') < 0) {
            return malformed(NO_ELEMENT);
        }
        if (text.substring(0, Math.min(PROLOG, stop)).contains("<!DOCTYPE")) {
            return malformed(DOCUMENT_TYPE);
        }
        if (ended) {
            return at(
                    text,
                    stop,
                    Wording.of(
                            "something follows the outermost element; a record's value is one document",
                            "最外层元素之后还有内容；一条记录的值只能是一个文档"));
        }
        Wording entity = entity(text, stop);
        return at(text, stop, entity == null ? inside(text, stop, open) : entity);
    }

    private static Wording inside(String text, int stop, @Nullable String open) {
        int markup = text.lastIndexOf('<', Math.min(stop, text.length() - 1));
        Matcher closing = CLOSING.matcher(text).region(markup, text.length());
        if (open != null && closing.lookingAt() && !closing.group(1).equals(open)) {
            String found = RecordError.shorten(closing.group(1));
            String name = RecordError.shorten(open);
            return Wording.of(
                    "</" + found + "> stands where </" + name + "> was expected",
                    "此处应为 </" + name + ">，却是 </" + found + ">");
        }
        if (open != null && text.substring(stop).isBlank()) {
            String name = RecordError.shorten(open);
            return Wording.of(
                    "the element '" + name + "' is not closed; the record may be cut off",
                    "元素 '" + name + "' 没有结束；记录可能被截断");
        }
        return Wording.of(
                "the markup is not well-formed; an attribute stands in quotes, and once", "标记格式不正确；属性值须加引号，且不得重复");
    }

    /** What is wrong with the last entity before the place; null where there is none or nothing. */
    private static @Nullable Wording entity(String text, int stop) {
        int last = text.lastIndexOf('&', Math.min(stop, text.length() - 1));
        if (last < 0 || stop - last > REACH) {
            return null;
        }
        Matcher entity = ENTITY.matcher(text).region(last, text.length());
        if (!entity.lookingAt()) {
            return Wording.of("'&' begins no entity; write &amp;", "'&' 不是实体的开头；请写作 &amp;");
        }
        String name = entity.group(1);
        return name.startsWith("#") || OWN_ENTITIES.contains(name) ? null : undeclared(name);
    }

    private static int control(String text, int end) {
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == '\uFFFE' || c == '\uFFFF') {
                return i;
            }
        }
        return -1;
    }

    private static Wording undeclared(String entity) {
        String name = RecordError.shorten(entity);
        return Wording.of(
                "the entity '&" + name + ";' is none of XML's own five; write the character itself",
                "实体 '&" + name + ";' 不是 XML 自带的五个实体之一；请直接写该字符");
    }

    static UnreadableRecordException undeclared(String entity, TextPlace place) {
        return broken(place, undeclared(entity));
    }

    static UnreadableRecordException malformed(Wording message) {
        return UnreadableRecordException.of(ErrorCode.MALFORMED_XML, message);
    }

    private static UnreadableRecordException at(String text, int index, Wording what) {
        char[] chars = text.toCharArray();
        return broken(TextPlace.of(chars, 0, chars.length, index), what);
    }

    private static UnreadableRecordException broken(TextPlace place, Wording what) {
        Wording where = place.inWords();
        return malformed(Wording.of(
                "the XML breaks at " + where.english() + ": " + what.english(),
                "XML 在" + where.chinese() + "出错：" + what.chinese()));
    }
}
