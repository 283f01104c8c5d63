package io.tributary.ops.cli;

import io.tributary.core.contract.Contract;
import io.tributary.core.outcome.RecordError;
import io.tributary.ops.trial.ChangedField;
import io.tributary.ops.trial.DifferenceTally;
import io.tributary.ops.trial.Example;
import io.tributary.ops.trial.FieldChange;
import io.tributary.ops.trial.Place;
import io.tributary.ops.trial.RefusedField;
import io.tributary.ops.trial.Tallied;
import io.tributary.ops.trial.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/** What a candidate contract would change, as a person reads it. */
final class RehearsalReport {

    private static final String INDENT = "    ";

    private final Terminal terminal;
    private final VerdictWords words;
    private final Rehearsal rehearsal;
    private final DifferenceTally tally;

    RehearsalReport(Terminal terminal, Rehearsal rehearsal) {
        this.terminal = terminal;
        this.words = new VerdictWords(terminal);
        this.rehearsal = rehearsal;
        this.tally = rehearsal.tally();
    }

    void print() {
        long records = tally.records();
        heading(records);
        BarChart chart = new BarChart(terminal, records);
        for (Verdict verdict : Verdict.values()) {
            if (tally.count(verdict) > 0 || verdict == Verdict.SAME) {
                chart.add(
                        List.of(words.of(verdict)),
                        tally.count(verdict),
                        tally.examples(verdict).stream()
                                .map(Place::toString)
                                .limit(1)
                                .collect(Collectors.joining()),
                        text -> words.coloured(verdict, text));
            }
        }
        chart.print();
        reasons(terminal.say("Newly refused, by reason", "新增拒绝（按原因）"), tally.refusals(), Verdict.NEWLY_REFUSED);
        reasons(
                terminal.say("Newly accepted, by the reason that is gone", "新增通过（按已消除的原因）"),
                tally.mended(),
                Verdict.NEWLY_ACCEPTED);
        fields();
        keys();
    }

    private void heading(long records) {
        String flow = rehearsal.current().definition().name().value();
        terminal.out()
                .println(terminal.bold(flow)
                        + terminal.say(
                                ": " + records + (records == 1 ? " record" : " records"), "：共 " + records + " 条记录"));
        terminal.out().println("  " + terminal.say("current    ", "现行  ") + name(rehearsal.current()));
        terminal.out().println("  " + terminal.say("candidate  ", "候选  ") + name(rehearsal.candidate()));
        terminal.out().println();
    }

    /** Flow, schema and the digest over all that decides. */
    private static String name(Contract contract) {
        return contract.definition().name() + ", " + contract.stamp().standard() + ", "
                + contract.stamp().digest();
    }

    private void title(String title) {
        terminal.out().println();
        terminal.out().println(terminal.bold(title));
    }

    private void reasons(String title, List<Tallied<RefusedField, Example<RecordError>>> reasons, Verdict verdict) {
        if (reasons.isEmpty()) {
            return;
        }
        title(title);
        BarChart chart = new BarChart(terminal, tally.records());
        for (Tallied<RefusedField, Example<RecordError>> reason : reasons) {
            chart.add(
                    List.of(reason.what().code().name(), reason.what().pointer()),
                    reason.count(),
                    "",
                    text -> words.coloured(verdict, text));
        }
        chart.print();
        for (Tallied<RefusedField, Example<RecordError>> reason : reasons) {
            reason.examples()
                    .forEach(example ->
                            example(example.place(), terminal.say(example.what().message())));
        }
    }

    private void fields() {
        List<Tallied<ChangedField, Example<FieldChange>>> fields = tally.fields();
        if (fields.isEmpty()) {
            return;
        }
        title(terminal.say("Fields that differ", "有差异的字段"));
        BarChart chart = new BarChart(terminal, tally.records());
        for (Tallied<ChangedField, Example<FieldChange>> field : fields) {
            chart.add(
                    List.of(field.what().pointer(), words.of(field.what().kind())),
                    field.count(),
                    "",
                    terminal::yellow);
        }
        chart.print();
        int width = fields.stream()
                .mapToInt(field -> DisplayWidth.of(field.what().pointer()))
                .max()
                .orElse(0);
        for (Tallied<ChangedField, Example<FieldChange>> field : fields) {
            String pointer = DisplayWidth.padded(field.what().pointer(), width);
            field.examples()
                    .forEach(
                            example -> example(example.place(), pointer + "  " + words.beforeAndAfter(example.what())));
        }
    }

    private void keys() {
        if (tally.changedKeys() == 0) {
            return;
        }
        long keys = tally.changedKeys();
        title(terminal.say(keys + (keys == 1 ? " record gets" : " records get") + " another key", keys + " 条记录的键发生变化"));
        tally.keyExamples().forEach(example -> example(example.place(), words.beforeAndAfter(example.what())));
        String consequence = terminal.say(
                "Routes partition by the key and a compacted topic keeps the last record of each key: downstream, records"
                        + " of one station or person may part, change their order, or stand twice.",
                "分发规则按键分区，压缩主题按键只保留最新一条：在下游，同一对象的记录可能落入不同分区、顺序改变或出现两份。");
        WrappedText.lines(consequence, terminal.columns() - INDENT.length())
                .forEach(line -> terminal.out().println(INDENT + terminal.yellow(line)));
    }

    private void example(Place place, String text) {
        String front = INDENT + place + "  ";
        int width = Math.max(terminal.columns() - DisplayWidth.of(front), 20);
        for (String line : WrappedText.lines(Terminal.visible(text), width)) {
            terminal.out().println(front.isBlank() ? front + line : terminal.faint(front) + line);
            front = " ".repeat(DisplayWidth.of(front));
        }
    }
}
