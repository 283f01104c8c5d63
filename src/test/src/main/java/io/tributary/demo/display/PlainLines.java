package io.tributary.demo.display;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A line for each flow every few seconds, for logs and pipes. */
public final class PlainLines implements Progress {

    private final PrintStream out;

    public PlainLines(PrintStream out) {
        this.out = out;
    }

    @Override
    public void say(String line) {
        out.println(line);
    }

    @Override
    public void show(Duration running, List<Standing> standings, long derived) {
        for (Standing standing : standings) {
            out.printf(
                    Locale.ROOT,
                    "[%3d s] %s %s %s: read %d, mirrored %d, rejected %d, filtered %d, lag %d, "
                            + "age p50 %d ms p99 %d ms, ledger %d of %d%s%n",
                    running.toSeconds(),
                    standing.site(),
                    standing.city(),
                    standing.flow(),
                    standing.read(),
                    standing.mirrored(),
                    standing.rejected(),
                    standing.filtered(),
                    standing.lag(),
                    standing.ageMillis(),
                    standing.ageP99Millis(),
                    standing.ledger(),
                    standing.ledgerEnd(),
                    standing.remark() == null ? "" : "; " + standing.remark());
        }
        if (derived >= 0) {
            out.printf(Locale.ROOT, "[%3d s] derived.polluted-stations: %d records%n", running.toSeconds(), derived);
        }
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(5);
    }
}
