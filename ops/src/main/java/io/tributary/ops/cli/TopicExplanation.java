package io.tributary.ops.cli;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.mirror.topics.TopicChoice;
import io.tributary.mirror.topics.TopicDifference;
import io.tributary.ops.config.Role;
import io.tributary.ops.config.Settings;
import io.tributary.standardization.catalog.Catalog;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Prints why topics are or are not mirrored: for people, or one JSON object a topic. */
final class TopicExplanation {

    private static final Set<TopicChoice.Verdict> KEPT_FROM_IT =
            Set.of(TopicChoice.Verdict.WAITING, TopicChoice.Verdict.NO_TARGET_NAME, TopicChoice.Verdict.LOOP);

    private final Terminal terminal;
    private final boolean json;

    TopicExplanation(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.json = json;
    }

    /**
     * @param topic absent: all topics of the site's cluster
     * @return the status to end with
     */
    int print(GatewaySettings gateway, Catalog catalog, @Nullable String topic) {
        if (gateway.site().role() != Role.CITY) {
            throw new ConfigurationException(List.of(ConfigurationProblem.of(
                    Settings.ORIGIN, "tributary.site.role", "only a gateway in the role of a city mirrors topics")));
        }
        List<TopicChoice> choices =
                SiteTopics.inspect(gateway, catalog.contracts(), topic == null ? List.of() : List.of(topic));
        choices.forEach(this::print);
        tellRefused(catalog);
        return topic == null ? statusOfAll(choices) : status(choices.get(0));
    }

    private static int status(TopicChoice choice) {
        if (choice.verdict() == TopicChoice.Verdict.ABSENT) {
            return ExitStatus.TOPIC_MISSING;
        }
        return choice.verdict() == TopicChoice.Verdict.CHOSEN ? ExitStatus.WELL : ExitStatus.FINDINGS;
    }

    private static int statusOfAll(List<TopicChoice> choices) {
        return choices.stream().map(TopicChoice::verdict).anyMatch(KEPT_FROM_IT::contains)
                ? ExitStatus.FINDINGS
                : ExitStatus.WELL;
    }

    private void print(TopicChoice choice) {
        if (json) {
            new JsonLines(terminal.out()).print(generator -> write(generator, choice));
            return;
        }
        String way = choice.target() == null ? "" : " -> " + choice.target();
        terminal.out().println(coloured(choice.verdict()) + " " + choice.topic() + way);
        terminal.out().println("  " + choice.reason());
        choice.differences().forEach(one -> terminal.out().println("  " + terminal.yellow("differs") + " " + one));
    }

    private String coloured(TopicChoice.Verdict verdict) {
        if (verdict == TopicChoice.Verdict.CHOSEN) {
            return terminal.green(verdict.name());
        }
        return KEPT_FROM_IT.contains(verdict) || verdict == TopicChoice.Verdict.ABSENT
                ? terminal.red(verdict.name())
                : terminal.faint(verdict.name());
    }

    private static void write(JsonGenerator generator, TopicChoice choice) {
        generator.writeStringProperty("topic", choice.topic());
        generator.writeStringProperty("verdict", choice.verdict().name());
        if (choice.flow() != null) {
            generator.writeStringProperty("flow", choice.flow().value());
        }
        if (choice.target() != null) {
            generator.writeStringProperty("targetTopic", choice.target());
        }
        generator.writeStringProperty("reason", choice.reason());
        generator.writeArrayPropertyStart("differences");
        for (TopicDifference difference : choice.differences()) {
            generator.writeStartObject();
            generator.writeStringProperty("setting", difference.setting());
            generator.writeStringProperty("expected", difference.expected());
            generator.writeStringProperty("found", difference.found());
            generator.writeStringProperty("consequence", difference.consequence());
            generator.writeEndObject();
        }
        generator.writeEndArray();
    }

    /** A flow that is refused reads nothing, which may be the whole reason; so may a file that it needs. */
    void tellRefused(Catalog catalog) {
        String flows = catalog.refused().stream()
                .filter(refused -> refused.kind() == Catalog.Kind.FLOW)
                .map(Catalog.Refused::name)
                .collect(Collectors.joining(", "));
        if (!flows.isEmpty()) {
            terminal.err()
                    .println("Not counted are the flows of refused documents: " + flows + "; see 'tributary check'.");
        }
        catalog.refused().stream()
                .filter(refused -> !refused.isRunnable())
                .flatMap(refused -> refused.problems().stream()
                        .map(problem -> "The " + refused.name() + " could not be read: " + problem))
                .forEach(terminal.err()::println);
    }
}
