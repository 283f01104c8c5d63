package io.tributary.standardization.codec;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A place in documents, with the places below it that somebody wants. A place that is wanted itself has a number, and
 * none below it: who wants a part of it takes that from its value.
 *
 * <p><b>Threading:</b> confined to one thread while it is built, read-only afterwards.
 */
public final class Place {

    /** The number of a place that is not wanted itself. */
    static final int UNWANTED = -1;

    private final Map<String, Place> members = new LinkedHashMap<>();
    private final Map<Integer, Place> elements = new LinkedHashMap<>();
    private int slot = UNWANTED;

    /** The member of that name, where the place holds an object. */
    public Place member(String name) {
        return members.computeIfAbsent(name, key -> new Place());
    }

    /** The element of that index from 0, where the place holds an array. */
    public Place element(int index) {
        return elements.computeIfAbsent(index, key -> new Place());
    }

    /** Wants the value of this place under a number. */
    public void keepAs(int number) {
        if (!members.isEmpty() || !elements.isEmpty()) {
            throw new IllegalStateException("places below this one are wanted");
        }
        slot = number;
    }

    int slot() {
        return slot;
    }

    Map<String, Place> members() {
        return members;
    }

    Map<Integer, Place> elements() {
        return elements;
    }
}
