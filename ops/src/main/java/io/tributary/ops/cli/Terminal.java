package io.tributary.ops.cli;

import io.tributary.core.outcome.RecordError;
import io.tributary.core.outcome.Wording;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where a command prints: always UTF-8, whatever the locale, so that its output can be piped anywhere.
 *
 * @param isColoured whether a person looks on and wants colours
 * @param columns    how wide a line may be
 */
record Terminal(PrintWriter out, PrintWriter err, boolean isColoured, int columns, Language language) {

    static Terminal ofProcess() {
        boolean watched = System.console() != null;
        boolean coloured = watched && System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
        return new Terminal(
                utf8(new FileOutputStream(FileDescriptor.out)),
                utf8(new FileOutputStream(FileDescriptor.err)),
                coloured,
                TerminalColumns.of(System.getenv(), watched),
                Language.of(System.getenv()));
    }

    private static PrintWriter utf8(OutputStream stream) {
        return new PrintWriter(new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8)));
    }

    Terminal in(Language other) {
        return new Terminal(out, err, isColoured, columns, other);
    }

    /** Data as it may be printed: of its control characters none moves a cursor or changes a colour. */
    static String visible(String data) {
        return RecordError.shorten(data, Integer.MAX_VALUE);
    }

    String say(String english, String chinese) {
        return language.say(english, chinese);
    }

    String say(Wording wording) {
        return language.say(wording);
    }

    String green(String text) {
        return coloured("32", text);
    }

    String red(String text) {
        return coloured("31", text);
    }

    String yellow(String text) {
        return coloured("33", text);
    }

    String cyan(String text) {
        return coloured("36", text);
    }

    String bold(String text) {
        return coloured("1", text);
    }

    String faint(String text) {
        return coloured("2", text);
    }

    private String coloured(String code, String text) {
        return isColoured && !text.isEmpty() ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
    }

    void flush() {
        out.flush();
        err.flush();
    }
}
