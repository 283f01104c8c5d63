package io.tributary.standardization.catalog;

import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.core.flow.RouteDefinition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds routes that together lead back to where they start, so that a record would go round for ever. The routes that
 * come first stay, the one that closes the circle does not.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class RouteCircles {

    private final List<RouteDefinition> admitted = new ArrayList<>();

    void add(RouteDefinition route) {
        admitted.add(route);
    }

    List<ConfigurationProblem> problems(ParsedRoute route) {
        List<ConfigurationProblem> problems = new ArrayList<>();
        RouteDefinition candidate = route.definition();
        for (int i = 0; i < candidate.targets().size(); i++) {
            Way back = back(candidate.targets().get(i).topic(), candidate.source());
            if (back != null) {
                problems.add(route.marks().problem("targets[" + i + "].topic", circle(candidate.source(), back)));
            }
        }
        return problems;
    }

    private static String circle(String source, Way back) {
        return "records would go round for ever: " + source + " -> " + back.description()
                + "; write to a topic that does not lead back to " + source;
    }

    /** The shortest way over admitted routes; null where there is none. */
    private @Nullable Way back(String from, String to) {
        Set<String> seen = new HashSet<>(Set.of(from));
        Deque<Way> open = new ArrayDeque<>(List.of(new Way(from, from)));
        for (Way way = open.poll(); way != null; way = open.poll()) {
            if (way.topic().equals(to)) {
                return way;
            }
            for (RouteDefinition route : admitted) {
                if (!route.source().equals(way.topic())) {
                    continue;
                }
                for (RouteDefinition.Target target : route.targets()) {
                    if (seen.add(target.topic())) {
                        open.add(way.over(route, target.topic()));
                    }
                }
            }
        }
        return null;
    }

    /**
     * A way over routes.
     *
     * @param topic       where it ends
     * @param description of all of it, for people
     */
    private record Way(String topic, String description) {
        Way over(RouteDefinition route, String next) {
            return new Way(next, description + " -> " + next + " (by the route " + route.name() + ")");
        }
    }
}
