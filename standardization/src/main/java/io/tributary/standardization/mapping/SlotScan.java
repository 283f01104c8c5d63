package io.tributary.standardization.mapping;

import io.tributary.standardization.codec.Place;
import io.tributary.standardization.mapping.SingularPath.Segment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one pass over a document fills the slots of a {@link SlotTable}: where it keeps values, and which slots are then
 * parts of a value that was kept as a whole.
 *
 * <p><b>Threading:</b> immutable.
 *
 * @param size slots of the pass: those of the table, and more for wholes that are only kept for their parts
 */
record SlotScan(Place root, int size, List<Part> parts) {

    /** Elements further behind are found in the whole array. */
    private static final int MAX_INDEX = 63;

    SlotScan {
        parts = List.copyOf(parts);
    }

    /** @param rest the way from the whole to the part */
    record Part(int slot, int whole, SingularPath rest) {}

    /** Null where the record as a whole is wanted, which only a tree gives. */
    static @Nullable SlotScan of(SlotTable table) {
        if (table.isReadWhole()) {
            return null;
        }
        List<List<Segment>> stems = table.paths().stream().map(SlotScan::stem).toList();
        if (stems.stream().anyMatch(List::isEmpty)) {
            return null;
        }
        Map<List<Segment>, Integer> kept = new LinkedHashMap<>();
        table.paths().stream()
                .filter(path -> wholeOf(path, stems).equals(path.segments()))
                .forEach(path -> kept.put(path.segments(), table.slot(path)));
        int size = table.paths().size();
        List<Part> parts = new ArrayList<>();
        for (SingularPath path : table.paths()) {
            List<Segment> whole = wholeOf(path, stems);
            if (!kept.containsKey(whole)) {
                kept.put(whole, size++);
            }
            int number = kept.get(whole);
            if (number != table.slot(path)) {
                parts.add(new Part(table.slot(path), number, path.from(whole.size())));
            }
        }
        Place root = new Place();
        kept.forEach((segments, number) -> place(root, segments).keepAs(number));
        return new SlotScan(root, size, parts);
    }

    void fillParts(@Nullable Object[] slots) {
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            Object whole = slots[part.whole()];
            slots[part.slot()] = whole == null ? null : part.rest().find(whole);
        }
    }

    /** As far as a pass can follow a path: an index from the end is not known before the array has ended. */
    private static List<Segment> stem(SingularPath path) {
        List<Segment> segments = path.segments();
        int length = 0;
        while (length < segments.size() && isForward(segments.get(length))) {
            length++;
        }
        return segments.subList(0, length);
    }

    private static boolean isForward(Segment segment) {
        return !(segment instanceof Segment.Index index) || index.index() >= 0 && index.index() <= MAX_INDEX;
    }

    /** The outermost place on a path's way that is kept. */
    private static List<Segment> wholeOf(SingularPath path, List<List<Segment>> stems) {
        List<Segment> segments = path.segments();
        int length = 1;
        while (!stems.contains(segments.subList(0, length))) {
            length++;
        }
        return segments.subList(0, length);
    }

    private static Place place(Place root, List<Segment> segments) {
        Place place = root;
        for (Segment segment : segments) {
            place = segment instanceof Segment.Name name
                    ? place.member(name.name())
                    : place.element((int) ((Segment.Index) segment).index());
        }
        return place;
    }
}
