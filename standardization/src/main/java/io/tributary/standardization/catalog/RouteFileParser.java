package io.tributary.standardization.catalog;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.flow.FlowName;
import io.tributary.core.flow.RouteDefinition;
import io.tributary.core.flow.TopicNames;
import io.tributary.standardization.yaml.YamlDocument;
import io.tributary.standardization.yaml.YamlMapping;
import io.tributary.standardization.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads route files.
 *
 * <p><b>Threading:</b> any number of threads may parse at once.
 */
public final class RouteFileParser {

    private static final Set<String> KEYS = Set.of("route", "description", "source", "targets");
    private static final Set<String> SOURCE_KEYS = Set.of("topic");
    private static final Set<String> TARGET_KEYS = Set.of("topic", "when", "select", "key");

    private static final RouteDefinition.Target NO_TARGET =
            new RouteDefinition.Target("unreadable.target", null, List.of(), null);

    private RouteFileParser() {}

    /**
     * @throws ConfigurationException with every problem of the file, each at its line and column
     */
    public static ParsedRoute parse(CatalogDocument document) {
        return draft(document).sound();
    }

    /**
     * What can be read of a file.
     *
     * @throws ConfigurationException where that is nothing
     */
    static RouteDraft draft(CatalogDocument document) {
        YamlDocument yaml = YamlDocument.read(document.origin(), document.readText());
        YamlMapping root = yaml.root().mapping();
        if (root == null) {
            throw yaml.problems().refusal();
        }
        return new RouteDraft(new ParsedRoute(route(root), yaml.marks()), yaml.problems());
    }

    private static RouteDefinition route(YamlMapping root) {
        root.allowOnly(KEYS);
        YamlValue nameValue = root.required("route", "the route's name, such as polluted-stations");
        FlowName name = nameValue == null ? null : nameValue.parsed(FlowName::of);
        String description = root.has("description") ? root.text("description") : null;
        String source = source(root.required("source", "what is read, such as {topic: std.air-quality}"));
        List<RouteDefinition.Target> targets =
                targets(root.required("targets", "the derived topics, as a list"), source);
        if (name == null) {
            root.giveUp("route");
        }
        return new RouteDefinition(
                name == null ? StandIns.NAME : name,
                description == null ? "" : description,
                source == null ? StandIns.TOPIC : source,
                targets.isEmpty() ? List.of(NO_TARGET) : targets);
    }

    private static @Nullable String source(@Nullable YamlValue value) {
        YamlMapping source = value == null ? null : value.mapping();
        if (source == null) {
            return null;
        }
        source.allowOnly(SOURCE_KEYS);
        return topic(source, "the standard topic that is read", TopicNames::check);
    }

    private static List<RouteDefinition.Target> targets(@Nullable YamlValue value, @Nullable String source) {
        List<RouteDefinition.Target> targets = new ArrayList<>();
        // Each stands at its own place, whatever is wrong in it.
        if (value == null) {
            return targets;
        }
        if (value.isList() && value.items().isEmpty()) {
            value.refuse("a route has at least one target");
        }
        for (YamlValue item : value.items()) {
            RouteDefinition.Target target = target(item);
            if (target.topic().equals(source)) {
                item.refuse("a route that writes to the topic that it reads would never end");
            }
            targets.add(target);
        }
        return targets;
    }

    private static RouteDefinition.Target target(YamlValue item) {
        YamlMapping target = item.mapping();
        if (target == null) {
            return NO_TARGET;
        }
        target.allowOnly(TARGET_KEYS);
        String topic = topic(target, "the derived topic", TopicNames::checkTarget);
        String when = target.text("when");
        String key = target.text("key");
        List<String> select = select(target);
        return new RouteDefinition.Target(topic == null ? NO_TARGET.topic() : topic, when, select, key);
    }

    private static @Nullable String topic(YamlMapping section, String whatFor, UnaryOperator<String> check) {
        YamlValue topic = section.required("topic", whatFor);
        return topic == null ? null : topic.parsed(check::apply);
    }

    private static List<String> select(YamlMapping target) {
        List<String> select = new ArrayList<>();
        for (YamlValue item : target.items("select")) {
            String field = item.text();
            if (field != null && select.contains(field)) {
                item.refuse("the field '" + field + "' is listed twice");
            } else if (field != null) {
                select.add(field);
            }
        }
        return select;
    }
}
