package io.tributary.ops.cli;

import io.tributary.core.outcome.Wording;
import io.tributary.core.record.SourcePosition;
import io.tributary.mirror.redrive.Fate;
import io.tributary.mirror.redrive.RedriveReport;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A redrive's report as a person reads it. */
final class RedriveSummary {

    private static final Map<Fate, Wording> WORDS = new EnumMap<>(Map.of(
            Fate.MIRRORED, Wording.of("mirrored", "已上送"),
            Fate.LATE, Wording.of("mirrored late, behind a newer one", "已迟送（同键已有更新记录）"),
            Fate.ASIDE, Wording.of("sent aside, to TARGET.late", "已另存至 目标主题.late"),
            Fate.FILTERED, Wording.of("filtered by the present contract", "按现行契约过滤"),
            Fate.STILL_REFUSED, Wording.of("still refused", "仍被拒绝"),
            Fate.NEWER_THERE, Wording.of("left: a newer one of its key is there", "保留：同键已有更新记录"),
            Fate.SETTLED, Wording.of("settled before", "此前已处理"),
            Fate.VALUE_GONE, Wording.of("left: its value is gone", "保留：原始内容已不存在"),
            Fate.FORMER_TOPIC, Wording.of("left: of a former topic of that name", "保留：属于已删除的同名主题")));

    private final Terminal terminal;
    private final RedriveReport report;

    RedriveSummary(Terminal terminal, RedriveReport report) {
        this.terminal = terminal;
        this.report = report;
    }

    void print() {
        printHead();
        if (report.selected() > 0) {
            printFates();
            printRefusals();
        }
        printUnread();
        terminal.out().println();
        terminal.out().println(total());
    }

    private void printUnread() {
        if (report.strangers() > 0) {
            terminal.out().println();
            terminal.out()
                    .println(terminal.say(
                            report.strangers() + " records of the dead-letter topics are no letters of this version",
                            "死信主题中有 " + report.strangers() + " 条记录无法识别"));
        }
        report.leftOut().forEach(reason -> {
            terminal.out().println();
            terminal.out().println(terminal.say("Not looked at: ", "未处理：") + reason);
        });
    }

    private void printHead() {
        String topics = report.topics().isEmpty()
                ? terminal.say("no dead letters", "没有死信")
                : terminal.say("dead letters of ", "死信来源：") + String.join(", ", report.topics());
        terminal.out()
                .println(terminal.bold(report.stamp().flow().value())
                        + terminal.say(", version ", "，版本 ")
                        + report.stamp().flowVersion()
                        + terminal.say(": ", "：")
                        + topics);
    }

    private void printFates() {
        BarChart chart = new BarChart(terminal, report.selected());
        for (Fate fate : Fate.values()) {
            long count = report.count(fate);
            if (count > 0) {
                Wording word = WORDS.getOrDefault(fate, Wording.same(fate.name()));
                chart.add(List.of(terminal.say(word)), count, example(fate), colour(fate));
            }
        }
        terminal.out().println();
        chart.print();
    }

    private UnaryOperator<String> colour(Fate fate) {
        if (fate.isRedriven()) {
            return terminal::green;
        }
        return fate == Fate.SETTLED ? terminal::faint : terminal::red;
    }

    private String example(Fate fate) {
        return report.examples().stream()
                .filter(example -> example.fate() == fate)
                .findFirst()
                .map(example -> place(example.position())
                        + (example.newer() == null ? "" : terminal.say(" < ", " 早于 ") + example.newer()))
                .orElse("");
    }

    private void printRefusals() {
        if (report.refusals().isEmpty()) {
            return;
        }
        terminal.out().println();
        terminal.out().println(terminal.bold(terminal.say("Why they are still refused", "仍被拒绝的原因")));
        RecordLine lines = new RecordLine(terminal);
        for (RedriveReport.Refusal refusal : report.refusals()) {
            terminal.out().println("  " + refusal.records() + "  " + place(refusal.example()));
            lines.print(refusal.error());
        }
    }

    private static String place(SourcePosition position) {
        return position.topic() + "-" + position.partition() + "@" + position.offset();
    }

    private String total() {
        long redriven = report.redriven();
        List<String> parts = new ArrayList<>();
        if (report.isDryRun()) {
            parts.add(terminal.say(
                    redriven + " of " + report.selected() + " records would be redriven; nothing was sent",
                    "选中 " + report.selected() + " 条记录，其中 " + redriven + " 条可重新上送；未发送任何内容"));
        } else {
            parts.add(terminal.say(
                    redriven + " of " + report.selected() + " records redriven",
                    "选中 " + report.selected() + " 条记录，已重新上送 " + redriven + " 条"));
        }
        if (report.isLimited()) {
            parts.add(terminal.say("the limit is reached, run it again for the others", "已达上限，其余请再次执行"));
        }
        return String.join(terminal.say("; ", "；"), parts);
    }
}
