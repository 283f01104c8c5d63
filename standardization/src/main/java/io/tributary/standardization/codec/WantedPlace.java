package io.tributary.standardization.codec;

import org.jspecify.annotations.Nullable;

/**
 * A {@link Place} made ready to be looked for.
 *
 * <p><b>Threading:</b> immutable.
 */
final class WantedPlace {

    private final int slot;
    private final WantedNames members;
    private final @Nullable WantedPlace[] elements;

    WantedPlace(Place place) {
        this.slot = place.slot();
        this.members = new WantedNames(place.members());
        int length = place.elements().keySet().stream()
                .mapToInt(index -> index + 1)
                .max()
                .orElse(0);
        this.elements = new WantedPlace[length];
        place.elements().forEach((index, element) -> elements[index] = new WantedPlace(element));
    }

    /** The number of its value, or {@link Place#UNWANTED} where only places below it are wanted. */
    int slot() {
        return slot;
    }

    /** Null where nobody wants the member. */
    @Nullable
    WantedPlace member(long hash, byte[] text, int from, int to) {
        return members.find(hash, text, from, to);
    }

    /** Null where nobody wants the element. */
    @Nullable
    WantedPlace element(int index) {
        return index < elements.length ? elements[index] : null;
    }
}
