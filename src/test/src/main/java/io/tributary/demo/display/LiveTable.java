package io.tributary.demo.display;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A table that is drawn over itself once a second, on a terminal that understands ANSI sequences. */
public final class LiveTable implements Progress {

    private static final String UP = "\u001b[%dA";
    private static final String CLEAR_BELOW = "\u001b[J";
    private static final String ROW = "%-18s %-14s %10s %10s %9s %9s %8s %8s %8s  %s";

    private final PrintStream out;
    private int drawnLines;

    public LiveTable(PrintStream out) {
        this.out = out;
    }

    @Override
    public void say(String line) {
        out.println(line);
        drawnLines = 0;
    }

    @Override
    public void show(Duration running, List<Standing> standings, long derived) {
        StringBuilder table = new StringBuilder();
        if (drawnLines > 0) {
            table.append(String.format(Locale.ROOT, UP, drawnLines));
        }
        table.append(CLEAR_BELOW);
        int start = table.length();
        line(table, "");
        line(table, row("site", "flow", "read", "mirrored", "rejected", "filtered", "lag", "age p50", "p99", "ledger"));
        standings.forEach(standing -> append(table, standing));
        if (derived >= 0) {
            line(table, String.format(Locale.ROOT, "derived.polluted-stations: %,d records", derived));
        }
        line(table, String.format(Locale.ROOT, "running for %d s; Ctrl-C ends it", running.toSeconds()));
        drawnLines = (int) table.substring(start).chars().filter(c -> c == '\n').count();
        out.print(table);
        out.flush();
    }

    private static void append(StringBuilder table, Standing standing) {
        line(
                table,
                row(
                        standing.site() + " " + standing.city(),
                        standing.flow(),
                        number(standing.read()),
                        number(standing.mirrored()),
                        number(standing.rejected()),
                        number(standing.filtered()),
                        number(standing.lag()),
                        standing.ageMillis() + " ms",
                        standing.ageP99Millis() + " ms",
                        number(standing.ledger()) + " of " + number(standing.ledgerEnd())));
        if (standing.remark() != null) {
            line(table, "  " + standing.remark());
        }
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, ROW, cells);
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static void line(StringBuilder table, String text) {
        table.append(text).append('\n');
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(1);
    }
}
