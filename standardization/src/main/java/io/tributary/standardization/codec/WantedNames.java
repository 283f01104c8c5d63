package io.tributary.standardization.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The wanted members of an object, found by the bytes of their names.
 *
 * <p><b>Threading:</b> immutable.
 */
final class WantedNames {

    private final @Nullable Entry[] entries;
    private final int mask;

    WantedNames(Map<String, Place> members) {
        int size = Integer.highestOneBit(Math.max(1, members.size())) * 4;
        entries = new Entry[size];
        mask = size - 1;
        members.forEach((name, place) -> {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            Entry entry = new Entry(ByteWords.hash(bytes, 0, bytes.length), bytes, new WantedPlace(place));
            int index = (int) entry.hash() & mask;
            while (entries[index] != null) {
                index = index + 1 & mask;
            }
            entries[index] = entry;
        });
    }

    /** Null where nobody wants the member. */
    @Nullable
    WantedPlace find(long hash, byte[] text, int from, int to) {
        int index = (int) hash & mask;
        Entry entry = entries[index];
        while (entry != null) {
            if (entry.hash() == hash && Arrays.equals(entry.name(), 0, entry.name().length, text, from, to)) {
                return entry.place();
            }
            index = index + 1 & mask;
            entry = entries[index];
        }
        return null;
    }

    /** Not compared, so that it may hold an array. */
    private record Entry(long hash, byte[] name, WantedPlace place) {}
}
