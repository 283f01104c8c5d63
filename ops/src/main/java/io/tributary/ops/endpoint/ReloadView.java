package io.tributary.ops.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tributary.ops.gateway.CatalogChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reload changed.
 *
 * @param refused documents that are refused since this reload
 * @param fault   why nothing could be read; absent where it could
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReloadView(
        boolean changed,
        List<Item> flows,
        List<Item> routes,
        List<RefusedView> refused,
        @Nullable String fault) {

    /**
     * @param from the version that ran before; absent where it is new
     * @param to   the version that runs now; absent where it was removed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            String name, @Nullable String from, @Nullable String to) {
        static Item of(CatalogChange.Item item) {
            return new Item(item.name(), item.from(), item.to());
        }
    }

    static ReloadView of(CatalogChange change) {
        return new ReloadView(
                change.isAny(),
                change.flows().stream().map(Item::of).toList(),
                change.routes().stream().map(Item::of).toList(),
                change.refused().stream().map(RefusedView::of).toList(),
                change.fault());
    }

    /** In a few words, for the record of writes. */
    String summary() {
        return fault != null
                ? "failed: the catalog cannot be read"
                : flows.size() + " flows and " + routes.size() + " routes changed, " + refused.size()
                        + " documents refused";
    }
}
