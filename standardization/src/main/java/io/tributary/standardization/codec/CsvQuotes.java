package io.tributary.standardization.codec;

import io.tributary.core.flow.CsvLayout;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Wording;
import io.tributary.standardization.notation.Blanks;

/**
 * Goes through the quoted cells of a CSV text, and finds quotes that it cannot have, which a reader would repair by
 * guessing. Confined to one thread, one text.
 */
final class CsvQuotes {

    private final String text;
    private final CsvLayout layout;

    private CsvQuotes(String text, CsvLayout layout) {
        this.text = text;
        this.layout = layout;
    }

    /**
     * The text to be read: without the blanks around quoted cells, where the layout drops them.
     *
     * @throws UnreadableRecordException for a quoted cell that does not end, or that does not end at its closing quote
     */
    static String checked(String text, CsvLayout layout) throws UnreadableRecordException {
        boolean hasQuotes = layout.quote() != CsvLayout.NO_QUOTE && text.indexOf(layout.quote()) >= 0;
        return hasQuotes ? new CsvQuotes(text, layout).cells() : text;
    }

    private String cells() throws UnreadableRecordException {
        StringBuilder kept = new StringBuilder();
        int copied = 0;
        int at = 0;
        while (at < text.length()) {
            int start = behindBlanks(at);
            int end = start;
            if (start < text.length() && text.charAt(start) == layout.quote()) {
                int behind = behindQuoted(start);
                end = endOfCell(behind);
                kept.append(text, copied, at).append(text, start, behind);
                copied = end;
            } else {
                while (end < text.length() && !endsCell(text.charAt(end))) {
                    end++;
                }
            }
            at = end + 1;
        }
        return kept.append(text, copied, text.length()).toString();
    }

    /** The index behind the closing quote. */
    private int behindQuoted(int start) throws UnreadableRecordException {
        char quote = layout.quote();
        int at = start + 1;
        while (true) {
            int closing = text.indexOf(quote, at);
            if (closing < 0) {
                throw malformed(
                        start,
                        Wording.of(
                                "the quoted cell that begins here does not end; the record may be cut off",
                                "从此处开始的带引号单元格没有结束；记录可能被截断"));
            }
            if (closing + 1 == text.length() || text.charAt(closing + 1) != quote) {
                return closing + 1;
            }
            at = closing + 2;
        }
    }

    /** The index of the separator or line end behind a quoted cell. */
    private int endOfCell(int behind) throws UnreadableRecordException {
        int end = behindBlanks(behind);
        if (end < text.length() && !endsCell(text.charAt(end))) {
            throw malformed(
                    end,
                    Wording.of(
                            "a closing quote is followed by a separator or the end of the line; a quote inside a"
                                    + " quoted cell is written twice",
                            "结束引号之后应为分隔符或行尾；带引号单元格内的引号须写两次"));
        }
        return end;
    }

    /** A blank that parts cells or lines is none here. */
    private int behindBlanks(int from) {
        int at = from;
        while (layout.trim() && at < text.length() && Blanks.isBlank(text.charAt(at)) && !endsCell(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private boolean endsCell(char c) {
        return c == layout.separator() || c == '\n' || c == '\r';
    }

    private UnreadableRecordException malformed(int index, Wording what) {
        char[] chars = text.toCharArray();
        return broken(TextPlace.of(chars, 0, chars.length, index), what);
    }

    static UnreadableRecordException broken(TextPlace place, Wording what) {
        Wording where = place.inWords();
        return UnreadableRecordException.of(
                ErrorCode.MALFORMED_CSV,
                Wording.of(
                        "the CSV breaks at " + where.english() + ": " + what.english(),
                        "CSV 在" + where.chinese() + "出错：" + what.chinese()));
    }
}
