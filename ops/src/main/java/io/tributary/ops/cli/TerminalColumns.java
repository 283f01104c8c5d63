package io.tributary.ops.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** Finds out how wide the terminal is. */
final class TerminalColumns {

    private static final int USUAL = 80;
    private static final int LEAST = 40;
    private static final int MOST = 160;
    private static final long PATIENCE_MILLIS = 500;

    private TerminalColumns() {}

    /**
     * @param watched whether there is a terminal that can be asked
     */
    static int of(Map<String, String> environment, boolean watched) {
        return Math.max(LEAST, actual(environment, watched));
    }

    /** However narrow it is, for lines that are written over and must not break. */
    static int actual(Map<String, String> environment, boolean watched) {
        OptionalInt given = number(environment.getOrDefault("COLUMNS", ""));
        int columns = given.orElseGet(() -> watched ? asked().orElse(USUAL) : USUAL);
        return Math.min(MOST, columns);
    }

    private static OptionalInt number(String text) {
        return text.matches("[1-9]\\d{0,5}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    /** Shells keep the width to themselves; the terminal's driver knows it. */
    private static OptionalInt asked() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectErrorStream(true)
                    .start();
            if (!stty.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                stty.destroyForcibly();
                return OptionalInt.empty();
            }
            String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return number(size.substring(size.indexOf(' ') + 1));
        } catch (IOException e) {
            // No such program or device, as on Windows.
            return OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }
}
