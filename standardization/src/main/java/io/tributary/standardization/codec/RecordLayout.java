package io.tributary.standardization.codec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The names that a flow's records can have, in their order, each with a fixed place. Made once at load and shared by every
 * record, so that those who know it find a member by its place, without hashing a name.
 *
 * <p><b>Threading:</b> immutable.
 */
public final class RecordLayout {

    /** No member of this name. */
    public static final int ABSENT = -1;

    private final List<String> names;
    private final Map<String, Integer> places;

    private RecordLayout(List<String> names) {
        this.names = List.copyOf(names);
        this.places = new HashMap<>(names.size() * 2);
        for (int place = 0; place < names.size(); place++) {
            if (places.put(names.get(place), place) != null) {
                throw new IllegalArgumentException("the name '" + names.get(place) + "' is there twice");
            }
        }
    }

    public static RecordLayout of(List<String> names) {
        return new RecordLayout(names);
    }

    public List<String> names() {
        return names;
    }

    public int size() {
        return names.size();
    }

    public String nameAt(int place) {
        return names.get(place);
    }

    /** The place of a name, or {@link #ABSENT}. */
    public int placeOf(String name) {
        Integer place = places.get(name);
        return place == null ? ABSENT : place;
    }
}
