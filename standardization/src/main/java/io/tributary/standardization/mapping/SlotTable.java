package io.tributary.standardization.mapping;

import io.tributary.standardization.mapping.SingularPath.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
    private final Map<List<String>, Integer> members = new LinkedHashMap<>();
    private boolean whole;

    /** The number of a path; paths to the same place share one. */
    int slot(SingularPath path) {
        int number = numbers.computeIfAbsent(path.segments(), key -> paths.size());
        if (number == paths.size()) {
            paths.add(path);
        }
        return number;
    }

    /** Takes down what an expression reads. */
    void read(RecordUse use) {
        whole |= use.whole();
        if (!whole) {
            use.members().forEach(names -> members.put(names, slot(SingularPath.members(names))));
        }
    }

    /** By number. */
    List<SingularPath> paths() {
        return paths;
    }

    /** The slots of the members that expressions read. */
    Map<List<String>, Integer> members() {
        return members;
    }

    /** Whether an expression looks at the record as a whole. */
    boolean isReadWhole() {
        return whole;
    }

    /** Takes the values of all slots from a tree; null where there is none. */
    void fill(@Nullable Object[] slots, Object tree) {
        for (int slot = 0; slot < paths.size(); slot++) {
            slots[slot] = paths.get(slot).find(tree);
        }
    }
}
