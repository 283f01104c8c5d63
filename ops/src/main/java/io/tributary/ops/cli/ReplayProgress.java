package io.tributary.ops.cli;

import io.tributary.mirror.replay.RunReport;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is, on standard error: one line that is written over in a terminal, a line now and then elsewhere.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class ReplayProgress {

    private static final String ERASE = "\r\u001B[K";
    private static final long LINE_EVERY_NANOS = Duration.ofSeconds(5).toNanos();
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int BAR = 30;
    private static final int LEAST_BAR = 8;

    /** Set by the launcher, which can ask the shell; the other streams may be elsewhere than standard error. */
    private static final String ERR_IS_TERMINAL = "cli.stderr.terminal";

    private final Terminal terminal;
    private final boolean isWatched;
    private final int columns;
    private long firstNanos;
    private long firstDone = -1;
    private long toldNanos;
    private @Nullable String toldReason;

    /**
     * @param isWatched whether lines can be written over
     * @param columns   of the terminal, however narrow
     */
    ReplayProgress(Terminal terminal, boolean isWatched, int columns) {
        this.terminal = terminal;
        this.isWatched = isWatched;
        this.columns = columns;
    }

    static ReplayProgress ofProcess(Terminal terminal) {
        boolean isWatched = isWatched(System.getProperty(ERR_IS_TERMINAL), System.console() != null)
                && !"dumb".equals(System.getenv("TERM"));
        return new ReplayProgress(terminal, isWatched, TerminalColumns.actual(System.getenv(), isWatched));
    }

    /**
     * @param told what the launcher says of standard error; absent without one
     */
    static boolean isWatched(@Nullable String told, boolean hasConsole) {
        return told == null ? hasConsole : Boolean.parseBoolean(told);
    }

    void show(RunReport report, long nowNanos) {
        if (report.head() != null && firstDone < 0) {
            firstDone = report.done();
            firstNanos = nowNanos;
        }
        if (isWatched) {
            terminal.err().print(ERASE + line(report, nowNanos, columns - 1));
            terminal.err().flush();
        } else if (isDue(report, nowNanos)) {
            toldNanos = nowNanos;
            toldReason = report.state().reason();
            terminal.err().println(line(report, nowNanos, Integer.MAX_VALUE));
            terminal.err().flush();
        }
    }

    private boolean isDue(RunReport report, long nowNanos) {
        String reason = report.state().reason();
        boolean isNews = reason != null && !reason.equals(toldReason);
        return isNews || report.head() != null && nowNanos - toldNanos >= LINE_EVERY_NANOS;
    }

    /** Makes room for what comes after it. */
    void clear() {
        if (isWatched) {
            terminal.err().print(ERASE);
            terminal.err().flush();
        }
    }

    String line(RunReport report, long nowNanos, int room) {
        String reason = report.state().reason();
        if (reason != null) {
            return DisplayWidth.shortened(report.name() + "  " + terminal.say("waits: ", "等待：") + reason, room);
        }
        if (report.head() == null) {
            return DisplayWidth.shortened(
                    report.name() + "  " + terminal.say("looking at topics and bounds", "正在查看主题与范围"), room);
        }
        long whole = report.whole();
        long done = report.done();
        String figures = "  " + BarChart.share(done, whole) + "  " + done + "/" + whole + "  "
                + terminal.say("refused ", "拒绝 ") + report.counts().rejected() + pace(done, whole, nowNanos);
        int left = room - DisplayWidth.of(report.name() + figures) - 4;
        String bar = left < LEAST_BAR ? "" : "  " + bar(done, whole, Math.min(BAR, left));
        // Where room is short the bar goes first, then the name.
        return DisplayWidth.shortened(left < -4 ? figures.strip() : report.name() + bar + figures, room);
    }

    private String bar(long done, long whole, int columns) {
        int full = whole == 0 ? columns : (int) Math.min(columns, done * columns / whole);
        return "[" + "█".repeat(full) + " ".repeat(columns - full) + "]";
    }

    private String pace(long done, long whole, long nowNanos) {
        double seconds = (nowNanos - firstNanos) / NANOS_PER_SECOND;
        double perSecond = seconds < 1 ? 0 : (done - firstDone) / seconds;
        if (perSecond <= 0) {
            return "";
        }
        long left = (long) Math.ceil((whole - done) / perSecond);
        String time = left >= 3600
                ? String.format(Locale.ROOT, "%d:%02d:%02d", left / 3600, left / 60 % 60, left % 60)
                : String.format(Locale.ROOT, "%d:%02d", left / 60, left % 60);
        return String.format(Locale.ROOT, "  %.0f/s  ", perSecond) + terminal.say(time + " left", "剩余 " + time);
    }
}
