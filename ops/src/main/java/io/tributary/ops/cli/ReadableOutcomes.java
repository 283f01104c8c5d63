package io.tributary.ops.cli;

import io.tributary.core.outcome.Outcome;
import io.tributary.core.outcome.RecordError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Outcomes as a person reads them. */
final class ReadableOutcomes implements OutcomePrinter {

    private static final String INDENT = "      ";

    private final Terminal terminal;

    ReadableOutcomes(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void print(long number, Outcome outcome) {
        if (outcome instanceof Outcome.Mirrored mirrored) {
            print(number, mirrored);
        } else if (outcome instanceof Outcome.Rejected rejected) {
            line(number, terminal.red("REJECTED"), "");
            rejected.errors().forEach(this::print);
        } else {
            line(number, terminal.faint("FILTERED"), "");
        }
    }

    private void print(long number, Outcome.Mirrored mirrored) {
        byte[] key = mirrored.key();
        byte[] value = mirrored.value();
        line(
                number,
                terminal.green("MIRRORED"),
                key == null ? "without a key" : "key " + new String(key, StandardCharsets.UTF_8));
        terminal.out().println(INDENT + (value == null ? "tombstone" : new String(value, StandardCharsets.UTF_8)));
    }

    private void line(long number, String outcome, String rest) {
        terminal.out().println(String.format("%4d  %s%s", number, outcome, rest.isEmpty() ? "" : "  " + rest));
    }

    private void print(RecordError error) {
        String where = error.pointer().isEmpty() ? "" : " at " + error.pointer();
        String from = error.sourcePointer() == null ? "" : " from " + error.sourcePointer();
        terminal.out()
                .println(INDENT + error.code() + where + from + ": "
                        + error.message().english());
        List<String> more = new ArrayList<>();
        if (error.expected() != null) {
            more.add("expected " + error.expected().english());
        }
        if (error.seen() != null) {
            more.add("seen " + error.seen());
        }
        if (error.rule() != null) {
            more.add("rule " + error.rule());
        }
        if (!more.isEmpty()) {
            terminal.out().println(INDENT + "  " + terminal.faint(String.join("; ", more)));
        }
    }

    @Override
    public void summarize(long mirrored, long rejected, long filtered) {
        long records = mirrored + rejected + filtered;
        terminal.out().println();
        terminal.out()
                .println(records + (records == 1 ? " record: " : " records: ") + mirrored + " mirrored, " + rejected
                        + " rejected, " + filtered + " filtered");
    }
}
