package io.tributary.standardization.mapping;

import io.tributary.standardization.mapping.SingularPath.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The places of a source record that a contract reads, each under a number, so that a record is looked through once for
 * all of them.
 *
 * <p><b>Threading:</b> confined to one thread while a contract is compiled, read-only afterwards.
 */
final class SlotTable {

    private final Map<List<Segment>, Integer> numbers = new HashMap<>();
    private final List<SingularPath> paths = new ArrayList<>();

    /** The number of a path; paths to the same place share one. */
    int slot(SingularPath path) {
        int number = numbers.computeIfAbsent(path.segments(), key -> paths.size());
        if (number == paths.size()) {
            paths.add(path);
        }
        return number;
    }

    /** By number. */
    List<SingularPath> paths() {
        return paths;
    }

    /** Takes the values of all slots from a tree; null where there is none. */
    void fill(@Nullable Object[] slots, Object tree) {
        for (int slot = 0; slot < paths.size(); slot++) {
            slots[slot] = paths.get(slot).find(tree);
        }
    }
}
