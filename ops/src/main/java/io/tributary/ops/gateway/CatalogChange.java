package io.tributary.ops.gateway;

import io.tributary.standardization.catalog.Catalog;
import io.tributary.standardization.catalog.Generation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a reload changed.
 *
 * @param flows   that came, changed or went
 * @param routes  likewise
 * @param refused documents that are refused now and were not before, or for other reasons
 * @param fault   why nothing could be read at all; absent where it could
 */
public record CatalogChange(
        List<Item> flows,
        List<Item> routes,
        List<Catalog.Refused> refused,
        @Nullable String fault) {

    /**
     * @param from the version that ran before; absent where it is new
     * @param to   the version that runs now; absent where it went
     */
    public record Item(
            String name, @Nullable String from, @Nullable String to) {}

    static CatalogChange between(Generation before, Generation after, @Nullable String fault) {
        return new CatalogChange(
                items(flowVersions(before), flowVersions(after)),
                items(routeVersions(before), routeVersions(after)),
                after.refused().stream()
                        .filter(refused -> !before.refused().contains(refused))
                        .toList(),
                fault);
    }

    /** Whether something else runs now, or something else is refused. */
    public boolean isAny() {
        return !flows.isEmpty() || !routes.isEmpty() || !refused.isEmpty();
    }

    private static Map<String, String> flowVersions(Generation of) {
        Map<String, String> versions = new TreeMap<>();
        of.flows()
                .forEach(flow -> versions.put(
                        flow.contract().stamp().flow().value(),
                        flow.contract().stamp().flowVersion() + " (digest "
                                + flow.contract().stamp().digest() + ")"));
        return versions;
    }

    private static Map<String, String> routeVersions(Generation of) {
        Map<String, String> versions = new TreeMap<>();
        of.routes()
                .forEach(route -> versions.put(
                        route.evaluator().definition().name().value(),
                        route.document().version()));
        return versions;
    }

    private static List<Item> items(Map<String, String> before, Map<String, String> after) {
        List<Item> items = new ArrayList<>();
        after.forEach((name, to) -> {
            String from = before.get(name);
            if (!to.equals(from)) {
                items.add(new Item(name, from, to));
            }
        });
        before.forEach((name, from) -> {
            if (!after.containsKey(name)) {
                items.add(new Item(name, from, null));
            }
        });
        return List.copyOf(items);
    }
}
