package io.tributary.ops.cli;

import io.tributary.core.contract.Contract;
import io.tributary.core.contract.RouteEvaluator;
import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.core.flow.FlowDefinition;
import io.tributary.core.flow.RouteDefinition;
import io.tributary.core.flow.TopicSelector;
import io.tributary.core.outcome.Wording;
import io.tributary.standardization.catalog.Catalog;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/** Prints what a compiled catalog holds and what was refused of it: for people, or one JSON object a document. */
final class CatalogFindings {

    private final Terminal terminal;
    private final boolean json;

    CatalogFindings(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.json = json;
    }

    /**
     * @param ofTheFolder what stands against the folder as a whole
     * @return 0; 1 where a document was refused, 3 where the folder is
     */
    int print(Catalog catalog, List<ConfigurationProblem> ofTheFolder) {
        catalog.contracts().forEach(this::accepted);
        catalog.routes().forEach(this::accepted);
        catalog.refused().forEach(refused -> refused(name(refused), refused.problems()));
        Map<String, List<ConfigurationProblem>> byOrigin = ofTheFolder.stream()
                .collect(Collectors.groupingBy(ConfigurationProblem::origin, TreeMap::new, Collectors.toList()));
        byOrigin.forEach(this::refused);
        if (!json) {
            int refused = catalog.refused().size() + byOrigin.size();
            terminal.out()
                    .println(terminal.say(
                            summary(catalog.contracts().size(), catalog.routes().size(), refused)));
        }
        if (!ofTheFolder.isEmpty()) {
            return ExitStatus.CONFIGURATION_REFUSED;
        }
        return catalog.refused().isEmpty() ? ExitStatus.WELL : ExitStatus.FINDINGS;
    }

    private String name(Catalog.Refused refused) {
        return refused.isRunnable() || json
                ? refused.name()
                : terminal.say(refused.kind().word()) + " " + refused.document().name();
    }

    private static Wording summary(int flows, int routes, int refused) {
        return Wording.of(
                count(flows, "flow") + " and " + count(routes, "route") + " are well, " + count(refused, "document")
                        + " refused",
                flows + " 个数据流、" + routes + " 个分发规则正常，拒绝 " + refused + " 个文档");
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private void accepted(Contract contract) {
        FlowDefinition flow = contract.definition();
        accepted(
                flow.name().value(),
                source(flow.source().topics()) + " -> " + flow.target().topic() + terminal.say(" as ", "，Schema 为 ")
                        + contract.stamp().standard());
    }

    private void accepted(RouteEvaluator evaluator) {
        RouteDefinition route = evaluator.definition();
        accepted(
                route.name().value(),
                route.source() + " -> "
                        + route.targets().stream()
                                .map(RouteDefinition.Target::topic)
                                .collect(Collectors.joining(", ")));
    }

    private void accepted(String name, String way) {
        if (!json) {
            terminal.out()
                    .println(terminal.green(terminal.say("ok", "正常"))
                            + terminal.say("       ", "     ")
                            + name
                            + terminal.say(": ", "：")
                            + way);
            return;
        }
        new JsonLines(terminal.out()).print(generator -> {
            generator.writeStringProperty("document", name);
            generator.writeStringProperty("result", "ACCEPTED");
        });
    }

    private void refused(String name, List<ConfigurationProblem> problems) {
        if (!json) {
            terminal.out().println(terminal.red(terminal.say("refused", "拒绝")) + terminal.say("  ", "     ") + name);
            problems.forEach(problem -> terminal.out().println("  " + terminal.say(problem.inFull())));
            return;
        }
        new JsonLines(terminal.out()).print(generator -> {
            generator.writeStringProperty("document", name);
            generator.writeStringProperty("result", "REFUSED");
            generator.writeArrayPropertyStart("problems");
            problems.forEach(problem -> write(generator, problem));
            generator.writeEndArray();
        });
    }

    private static void write(JsonGenerator generator, ConfigurationProblem problem) {
        generator.writeStartObject();
        generator.writeStringProperty("origin", problem.origin());
        generator.writeNumberProperty("line", problem.line());
        generator.writeNumberProperty("column", problem.column());
        generator.writeStringProperty("path", problem.path());
        generator.writeStringProperty("message", problem.message());
        if (problem.isInChinese()) {
            generator.writeStringProperty("messageZh", problem.wording().chinese());
        }
        String nearest = problem.nearest();
        if (nearest != null) {
            generator.writeStringProperty("nearest", nearest);
        }
        generator.writeEndObject();
    }

    static String source(TopicSelector selector) {
        if (selector instanceof TopicSelector.Named named) {
            return named.topic();
        }
        return selector instanceof TopicSelector.Matching matching
                ? matching.pattern().pattern()
                : selector.toString();
    }
}
