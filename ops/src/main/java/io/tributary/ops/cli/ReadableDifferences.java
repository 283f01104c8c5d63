package io.tributary.ops.cli;

import io.tributary.ops.trial.FieldChange;
import io.tributary.ops.trial.OutcomeDifference;
import io.tributary.ops.trial.Place;
import io.tributary.ops.trial.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Differences as a person reads them. */
final class ReadableDifferences implements DifferencePrinter {

    private final Terminal terminal;
    private final VerdictWords words;
    private final RecordLine lines;

    ReadableDifferences(Terminal terminal) {
        this.terminal = terminal;
        this.words = new VerdictWords(terminal);
        this.lines = new RecordLine(terminal);
    }

    @Override
    public void print(Place place, OutcomeDifference difference) {
        Verdict verdict = difference.verdict();
        lines.print(place, words.coloured(verdict, words.of(verdict)), "");
        List<String[]> changes = new ArrayList<>();
        for (FieldChange field : difference.fields()) {
            changes.add(new String[] {Terminal.visible(field.pointer()), words.beforeAndAfter(field)});
        }
        FieldChange key = difference.key();
        if (key != null) {
            changes.add(new String[] {terminal.say("key", "键"), words.beforeAndAfter(key)});
        }
        int width = changes.stream()
                .mapToInt(change -> DisplayWidth.of(change[0]))
                .max()
                .orElse(0);
        changes.forEach(change ->
                terminal.out().println(RecordLine.INDENT + DisplayWidth.padded(change[0], width) + "  " + change[1]));
        if (!difference.reasons().isEmpty()
                && verdict != Verdict.NEWLY_REFUSED
                && verdict != Verdict.REFUSED_OTHERWISE) {
            terminal.out().println(RecordLine.INDENT + terminal.say("was refused:", "此前的拒绝原因："));
        }
        difference.reasons().forEach(lines::print);
    }

    @Override
    public void summarize(Rehearsal rehearsal) {
        terminal.out().println();
        new RehearsalReport(terminal, rehearsal).print();
    }
}
