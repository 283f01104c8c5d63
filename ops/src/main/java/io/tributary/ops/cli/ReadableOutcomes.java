package io.tributary.ops.cli;

import io.tributary.core.contract.UnmappedValue;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Outcome;
import io.tributary.ops.trial.OutcomeTally;
import io.tributary.ops.trial.Place;
import io.tributary.ops.trial.RefusedField;
import io.tributary.ops.trial.Tallied;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Outcomes as a person reads them. */
final class ReadableOutcomes implements OutcomePrinter {

    private final Terminal terminal;
    private final RecordLine lines;

    ReadableOutcomes(Terminal terminal) {
        this.terminal = terminal;
        this.lines = new RecordLine(terminal);
    }

    @Override
    public void print(Place place, Outcome outcome) {
        if (outcome instanceof Outcome.Mirrored mirrored) {
            print(place, mirrored);
        } else if (outcome instanceof Outcome.Rejected rejected) {
            lines.print(place, terminal.red(terminal.say("REJECTED", "拒绝")), "");
            rejected.errors().forEach(lines::print);
        } else {
            lines.print(place, terminal.faint(terminal.say("FILTERED", "过滤")), "");
        }
    }

    private void print(Place place, Outcome.Mirrored mirrored) {
        byte[] key = mirrored.key();
        byte[] value = mirrored.value();
        lines.print(
                place,
                terminal.green(terminal.say("MIRRORED", "通过")),
                key == null ? terminal.say("without a key", "无键") : terminal.say("key ", "键 ") + visible(key));
        terminal.out()
                .println(RecordLine.INDENT + (value == null ? terminal.say("tombstone", "墓碑（空值）") : visible(value)));
    }

    private static String visible(byte[] utf8) {
        return Terminal.visible(new String(utf8, StandardCharsets.UTF_8));
    }

    @Override
    public void summarize(OutcomeTally tally, List<UnmappedValue> unmapped) {
        List<Tallied<RefusedField, Place>> reasons = tally.reasons();
        if (!reasons.isEmpty()) {
            terminal.out().println();
            terminal.out()
                    .println(terminal.bold(
                            terminal.say("Reasons of refusal, their records, share and an example", "拒绝原因：记录数、占比与示例")));
            BarChart chart = new BarChart(terminal, tally.records());
            for (Tallied<RefusedField, Place> reason : reasons) {
                RefusedField what = reason.what();
                chart.add(
                        List.of(what.code().name(), what.pointer()),
                        reason.count(),
                        reason.example().toString(),
                        terminal::red);
            }
            chart.print();
            census(unmapped, tally.records());
            remedies(reasons.stream()
                    .map(reason -> reason.what().code())
                    .collect(Collectors.toCollection(TreeSet::new)));
        }
        terminal.out().println();
        terminal.out().println(totals(tally));
    }

    private void census(List<UnmappedValue> unmapped, long records) {
        if (unmapped.isEmpty()) {
            return;
        }
        terminal.out().println();
        terminal.out()
                .println(terminal.bold(terminal.say(
                        "Values that the code tables do not know, with the nearest entries", "码表中没有的值及最接近的条目")));
        BarChart chart = new BarChart(terminal, records);
        for (UnmappedValue one : unmapped) {
            String value = one.value();
            chart.add(
                    List.of("/" + one.field(), one.table(), value == null ? "…" : value),
                    one.count(),
                    String.join(terminal.say(", ", "、"), one.nearest()),
                    terminal::yellow);
        }
        chart.print();
    }

    private void remedies(Set<ErrorCode> codes) {
        terminal.out().println();
        terminal.out().println(terminal.bold(terminal.say("What to do", "处理办法")));
        int width = codes.stream().mapToInt(code -> code.name().length()).max().orElse(0) + 4;
        for (ErrorCode code : codes) {
            String front = DisplayWidth.padded("  " + code.name(), width);
            for (String line : WrappedText.lines(terminal.say(code.remedy()), terminal.columns() - width)) {
                terminal.out().println(front + line);
                front = " ".repeat(width);
            }
        }
    }

    private String totals(OutcomeTally tally) {
        long records = tally.records();
        return terminal.say(
                records + (records == 1 ? " record: " : " records: ") + tally.mirrored() + " mirrored, "
                        + tally.rejected() + " rejected, " + tally.filtered() + " filtered",
                "共 " + records + " 条记录：通过 " + tally.mirrored() + " 条，拒绝 " + tally.rejected() + " 条，过滤 "
                        + tally.filtered() + " 条");
    }
}
