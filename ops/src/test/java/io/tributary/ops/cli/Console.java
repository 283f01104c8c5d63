package io.tributary.ops.cli;

import io.tributary.ops.TributaryApplication;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Runs commands in this process and keeps what they print. */
final class Console {

    static final int COLUMNS = 80;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private int status;

    static Console run(String... args) {
        Console console = new Console();
        Terminal terminal =
                new Terminal(new PrintWriter(console.out), new PrintWriter(console.err), false, COLUMNS, Language.EN);
        console.status = new CommandLineInterface(TributaryApplication.class, terminal).execute(args);
        return console;
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    int status() {
        return status;
    }
}
