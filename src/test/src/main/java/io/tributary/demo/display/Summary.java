package io.tributary.demo.display;

import io.tributary.demo.recount.DeadLetterSample;
import io.tributary.demo.recount.FlowRecount;
import io.tributary.demo.recount.RecountReport;
import io.tributary.demo.recount.RecountTotals;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The result of a demo, for people and as JSON. Every number in it comes from the recount.
 *
 * @param expected records that were to be published
 * @param derived absent where the demo's own route does not run
 */
public record Summary(
        RecountReport report, long expected, @Nullable DerivedCount derived) {

    private static final String ROW = "%-24s %10s %10s %9s %9s %8s %11s %12s%n";
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Whether everything is where it should be, once. */
    public boolean isExact() {
        return report.totals().isExact()
                && report.totals().read() == expected
                && (derived == null || derived.isExact());
    }

    /** Several lines, each with its line end. */
    public String text() {
        StringBuilder text = new StringBuilder("\nCounted in the topics themselves, not by the gateways:\n");
        append(text, "", "read", "mirrored", "rejected", "filtered", "missing", "duplicates", "unexplained");
        for (FlowRecount flow : report.flows()) {
            append(text, flow.flow().site() + " " + flow.flow().flow(), flow.totals());
        }
        append(text, "all", report.totals());
        if (derived != null) {
            text.append(String.format(
                    Locale.ROOT, "%s: %,d of %,d records%n", derived.topic(), derived.found(), derived.expected()));
        }
        text.append(String.format(
                Locale.ROOT,
                "%,.0f records/s from the first publication to the last entry%n",
                report.recordsPerSecond()));
        deadLetters(text);
        text.append(verdict());
        return text.toString();
    }

    private void deadLetters(StringBuilder text) {
        for (FlowRecount flow : report.flows()) {
            if (flow.reasons().isEmpty()) {
                continue;
            }
            text.append(String.format(
                    Locale.ROOT,
                    "%nDead letters of %s, in %s on its own cluster:%n",
                    flow.flow().site(),
                    flow.flow().deadLetterTopic()));
            for (Map.Entry<String, Long> reason : new TreeMap<>(flow.reasons()).entrySet()) {
                text.append(String.format(Locale.ROOT, "%8d  %s%n", reason.getValue(), reason.getKey()));
                DeadLetterSample sample = flow.samples().get(reason.getKey());
                if (sample != null) {
                    text.append(String.format(
                            Locale.ROOT,
                            "          %s %s%s%n",
                            sample.position(),
                            sample.pointer().isEmpty() ? "" : sample.pointer() + ": ",
                            sample.message()));
                }
            }
        }
    }

    private String verdict() {
        RecountTotals totals = report.totals();
        if (isExact()) {
            return String.format(
                    Locale.ROOT,
                    "%nEvery one of the %,d records is accounted for, once and in order.%n",
                    totals.read());
        }
        return String.format(
                Locale.ROOT,
                "%nNOT EXACT: %d missing, %d duplicates, %d unexplained, %d lost, %d out of order%s%s.%n",
                totals.missing(),
                totals.duplicates(),
                totals.unexplained(),
                totals.lost(),
                totals.orderViolations(),
                totals.read() == expected
                        ? ""
                        : String.format(Locale.ROOT, "; %,d records were to be published", expected),
                derived == null || derived.isExact() ? "" : "; the derived topic does not hold what it should");
    }

    private static void append(StringBuilder text, String name, RecountTotals totals) {
        append(
                text,
                name,
                number(totals.read()),
                number(totals.mirrored()),
                number(totals.rejected()),
                number(totals.filtered()),
                number(totals.missing()),
                number(totals.duplicates()),
                number(totals.unexplained()));
    }

    private static void append(StringBuilder text, Object... cells) {
        text.append(String.format(Locale.ROOT, ROW, cells));
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** One line. */
    public String json() {
        ObjectNode json = JSON.createObjectNode();
        json.put("expected", expected);
        put(json, report.totals());
        json.put("recordsPerSecond", Math.round(report.recordsPerSecond()));
        if (derived != null) {
            json.putObject("derived")
                    .put("topic", derived.topic())
                    .put("expected", derived.expected())
                    .put("found", derived.found());
        }
        for (FlowRecount flow : report.flows()) {
            ObjectNode each = json.withArray("flows").addObject();
            each.put("site", flow.flow().site().value()).put("flow", flow.flow().flow());
            put(each, flow.totals());
            each.put("deadLetterTopic", flow.flow().deadLetterTopic());
            ObjectNode reasons = each.putObject("deadLetters");
            new TreeMap<>(flow.reasons()).forEach(reasons::put);
        }
        return json.toString();
    }

    private static void put(ObjectNode json, RecountTotals totals) {
        json.put("read", totals.read())
                .put("mirrored", totals.mirrored())
                .put("rejected", totals.rejected())
                .put("filtered", totals.filtered())
                .put("missing", totals.missing())
                .put("duplicates", totals.duplicates())
                .put("unexplained", totals.unexplained())
                .put("lost", totals.lost())
                .put("orderViolations", totals.orderViolations());
    }
}
