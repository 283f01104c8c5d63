package io.tributary.standardization.codec;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A record with the places of a {@link RecordLayout}. To everyone else it is a map of the members that are present, in
 * the order of the layout.
 *
 * <p>It can be emptied and filled anew; whoever keeps one beyond that must copy it.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
public final class LaidOutRecord extends AbstractMap<String, Object> {

    private final RecordLayout layout;
    private final @Nullable Object[] values;
    private int present;

    public LaidOutRecord(RecordLayout layout) {
        this.layout = layout;
        this.values = new @Nullable Object[layout.size()];
    }

    public RecordLayout layout() {
        return layout;
    }

    /** The member at a place of the layout; null where it is absent. */
    public @Nullable Object valueAt(int place) {
        return values[place];
    }

    /** Sets the member at a place of the layout; null takes it away. */
    public void setAt(int place, @Nullable Object value) {
        present += (value == null ? 0 : 1) - (values[place] == null ? 0 : 1);
        values[place] = value;
    }

    /**
     * Sets a member by its name.
     *
     * @throws IllegalArgumentException where the layout has no such name
     */
    @Override
    public @Nullable Object put(String name, Object value) {
        int place = layout.placeOf(name);
        if (place == RecordLayout.ABSENT) {
            throw new IllegalArgumentException("the layout has no place for '" + name + "'");
        }
        Object before = values[place];
        setAt(place, value);
        return before;
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        int place = name instanceof String text ? layout.placeOf(text) : RecordLayout.ABSENT;
        return place == RecordLayout.ABSENT ? null : values[place];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public int size() {
        return present;
    }

    @Override
    public void clear() {
        Arrays.fill(values, null);
        present = 0;
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super Object> action) {
        for (int place = 0; place < values.length; place++) {
            Object value = values[place];
            if (value != null) {
                action.accept(layout.nameAt(place), value);
            }
        }
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, Object>> iterator() {
                return new PresentMembers();
            }

            @Override
            public int size() {
                return present;
            }
        };
    }

    private final class PresentMembers implements Iterator<Map.Entry<String, Object>> {

        private int next;

        @Override
        public boolean hasNext() {
            while (next < values.length && values[next] == null) {
                next++;
            }
            return next < values.length;
        }

        @Override
        public Map.Entry<String, Object> next() {
            Object value = hasNext() ? values[next] : null;
            if (value == null) {
                throw new NoSuchElementException();
            }
            return Map.entry(layout.nameAt(next++), value);
        }
    }
}
