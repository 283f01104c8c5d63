package io.tributary.ops.cli;

import io.tributary.core.outcome.RecordError;
import io.tributary.core.outcome.Wording;
import io.tributary.ops.trial.Place;
import java.util.ArrayList;
import java.util.List;

/** How a record and the reasons of its refusal stand in what people read. */
final class RecordLine {

    static final String INDENT = "      ";

    private final Terminal terminal;

    RecordLine(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * @param word what became of the record
     * @param rest may be empty
     */
    void print(Place place, String word, String rest) {
        String label = place.position() == null ? "%4d".formatted(place.number()) : place.toString();
        terminal.out().println(label + "  " + word + (rest.isEmpty() ? "" : "  " + rest));
    }

    void print(RecordError error) {
        terminal.out()
                .println(INDENT
                        + terminal.bold(error.code().name())
                        + where(error)
                        + terminal.say(": ", "：")
                        + Terminal.visible(terminal.say(error.message())));
        List<String> more = new ArrayList<>();
        Wording expected = error.expected();
        if (expected != null) {
            more.add(terminal.say("expected ", "期望：") + terminal.say(expected));
        }
        if (error.seen() != null) {
            more.add(terminal.say("seen ", "实际：") + error.seen());
        }
        if (error.rule() != null) {
            more.add(terminal.say("rule ", "规则：") + error.rule());
        }
        if (!more.isEmpty()) {
            String joined = Terminal.visible(String.join(terminal.say("; ", "；"), more));
            terminal.out().println(INDENT + "  " + terminal.faint(joined));
        }
    }

    private String where(RecordError error) {
        String where = error.pointer().isEmpty() ? "" : terminal.say(" at ", " 字段 ") + error.pointer();
        return Terminal.visible(
                error.sourcePointer() == null ? where : where + terminal.say(" from ", " 来自 ") + error.sourcePointer());
    }
}
