package io.tributary.ops.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Horizontal bars with their names, counts and shares, as wide as the terminal:
 *
 * <pre>
 *   UNKNOWN_CODE    /cityCode  12  48.0 %  ████████████████████  #3
 *   INVALID_NUMBER  /level      3  12.0 %  █████                 #4
 * </pre>
 *
 * The longest bar stands for the greatest count, the share is that of the whole. Where room is short the notes go first,
 * then the bars.
 */
final class BarChart {

    private static final String GAP = "  ";
    private static final String[] EIGHTHS = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    private static final String FULL = "█";
    private static final int LEAST_BAR = 8;
    private static final int MOST_BAR = 40;
    private static final int MOST_LABEL = 36;

    private final Terminal terminal;
    private final long whole;
    private final List<Row> rows = new ArrayList<>();

    /**
     * @param whole what the shares are of
     */
    BarChart(Terminal terminal, long whole) {
        this.terminal = terminal;
        this.whole = whole;
    }

    /** What stands before the bar, what the bar stands for, and what stands behind it. */
    private record Row(List<String> labels, String share, long count, String note, UnaryOperator<String> colour) {}

    /**
     * @param labels as many for each row
     * @param note   stands behind the bar; may be empty
     */
    void add(List<String> labels, long count, String note, UnaryOperator<String> colour) {
        List<String> shown = labels.stream()
                .map(label -> DisplayWidth.shortened(Terminal.visible(label), MOST_LABEL))
                .toList();
        rows.add(new Row(shown, share(count, whole), count, note, colour));
    }

    void print() {
        lines().forEach(terminal.out()::println);
    }

    List<String> lines() {
        List<String> fronts = fronts();
        int left = terminal.columns() - GAP.length() - widest(fronts);
        int note = widest(rows.stream().map(Row::note).toList());
        int besideNote = note == 0 ? left : left - GAP.length() - note;
        boolean hasNotes = note > 0 && besideNote >= LEAST_BAR;
        int bar = Math.min(MOST_BAR, hasNotes ? besideNote : left);
        long most = rows.stream().mapToLong(Row::count).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            String drawn = bar < LEAST_BAR ? "" : bar(row.count(), most, bar);
            String behind = hasNotes ? " ".repeat(bar - DisplayWidth.of(drawn)) + GAP + terminal.faint(row.note()) : "";
            lines.add((fronts.get(i) + GAP + row.colour().apply(drawn) + behind).stripTrailing());
        }
        return lines;
    }

    /** All that stands before the bars, in columns. */
    private List<String> fronts() {
        int count = widest(rows.stream().map(row -> Long.toString(row.count())).toList());
        int share = widest(rows.stream().map(Row::share).toList());
        List<String> fronts = new ArrayList<>();
        for (Row row : rows) {
            StringBuilder front = new StringBuilder();
            for (int i = 0; i < row.labels().size(); i++) {
                front.append(GAP).append(DisplayWidth.padded(row.labels().get(i), labelWidth(i)));
            }
            front.append(GAP).append(DisplayWidth.right(Long.toString(row.count()), count));
            fronts.add(front.append(GAP)
                    .append(DisplayWidth.right(row.share(), share))
                    .toString());
        }
        return fronts;
    }

    private int labelWidth(int index) {
        return widest(rows.stream().map(row -> row.labels().get(index)).toList());
    }

    private static int widest(List<String> texts) {
        return texts.stream().mapToInt(DisplayWidth::of).max().orElse(0);
    }

    /** A bar that is never empty, to the eighth of a column. */
    private static String bar(long count, long most, int columns) {
        long eighths = count == 0 ? 0 : Math.max(1, count * columns * EIGHTHS.length / most);
        return FULL.repeat((int) (eighths / EIGHTHS.length)) + EIGHTHS[(int) (eighths % EIGHTHS.length)];
    }

    /** In percent with one digit; what is more than nothing is never shown as nothing. */
    static String share(long count, long whole) {
        if (whole == 0) {
            return "-";
        }
        BigDecimal percent =
                BigDecimal.valueOf(count).movePointRight(2).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
        return count > 0 && percent.signum() == 0 ? "<0.1 %" : percent + " %";
    }
}
