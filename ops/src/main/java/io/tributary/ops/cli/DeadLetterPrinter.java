package io.tributary.ops.cli;

import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.record.SourcePosition;
import io.tributary.mirror.deadletter.LetterCount;
import io.tributary.mirror.deadletter.StoredLetter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Prints dead letters and their counts, for people or for programs. */
final class DeadLetterPrinter {

    private final Terminal terminal;
    private final boolean json;
    private final JsonLines jsonLines;
    private final RecordLine lines;

    DeadLetterPrinter(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.json = json;
        this.jsonLines = new JsonLines(terminal.out());
        this.lines = new RecordLine(terminal);
    }

    void print(StoredLetter letter) {
        if (json) {
            jsonLines.print(generator -> {
                PositionJson.write(generator, "position", letter.position());
                generator.writeNumberProperty("timestampMillis", letter.timestampMillis());
                generator.writeStringProperty("flowVersion", letter.flowVersion());
                generator.writeArrayPropertyStart("errors");
                letter.errors().forEach(error -> ReasonJson.write(generator, error));
                generator.writeEndArray();
            });
            return;
        }
        terminal.out()
                .println(terminal.bold(place(letter.position())) + "  "
                        + terminal.faint(time(letter.timestampMillis())
                                + terminal.say(", refused by version ", "，由版本 ")
                                + letter.flowVersion()
                                + terminal.say("", " 拒绝")));
        letter.errors().forEach(lines::print);
    }

    void print(String topic, LetterCount count) {
        if (json) {
            jsonLines.print(generator -> LetterCountJson.write(generator, topic, count));
            return;
        }
        terminal.out().println();
        terminal.out().println(terminal.bold(topic) + terminal.say(": ", "：") + total(count));
        BarChart chart = new BarChart(terminal, count.letters());
        for (LetterCount.Reason reason : count.reasons()) {
            chart.add(
                    List.of(reason.error().code().name(), reason.error().pointer()),
                    reason.records(),
                    place(reason.newest()),
                    terminal::red);
        }
        chart.print();
        printRemedies(count);
    }

    private void printRemedies(LetterCount count) {
        for (ErrorCode code : count.reasons().stream()
                .map(reason -> reason.error().code())
                .collect(Collectors.toCollection(TreeSet::new))) {
            terminal.out().println("  " + code + terminal.say(": ", "：") + terminal.say(code.remedy()));
        }
    }

    private String total(LetterCount count) {
        StringBuilder text = new StringBuilder(
                terminal.say(count.letters() + " refused records", "被拒绝的记录 " + count.letters() + " 条"));
        if (!count.isWhole()) {
            text.append(terminal.say(" among the newest letters", "（仅统计最新的死信）"));
        }
        if (count.repeats() > 0) {
            text.append(terminal.say(", " + count.repeats() + " letters repeated", "，重复死信 " + count.repeats() + " 条"));
        }
        if (count.withoutValue() > 0) {
            text.append(terminal.say(
                    ", " + count.withoutValue() + " letters without their value",
                    "，不含原始内容的死信 " + count.withoutValue() + " 条"));
        }
        if (count.strangers() > 0) {
            text.append(terminal.say(
                    ", " + count.strangers() + " records that are no letters of this version",
                    "，无法识别的记录 " + count.strangers() + " 条"));
        }
        return text.toString();
    }

    private static String place(SourcePosition position) {
        return position.topic() + "-" + position.partition() + "@" + position.offset();
    }

    private static String time(long millis) {
        return millis < 0
                ? "-"
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        Instant.ofEpochMilli(millis).atZone(ZoneId.systemDefault()));
    }
}
