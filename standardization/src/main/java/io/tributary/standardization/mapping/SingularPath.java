package io.tributary.standardization.mapping;

import io.tributary.standardization.codec.TreePlace;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A singular query of RFC 9535: it finds one value of a tree, or none.
 *
 * <p><b>Threading:</b> immutable.
 */
public final class SingularPath implements TreePlace {

    private final String query;
    private final List<Segment> segments;

    private SingularPath(String query, List<Segment> segments) {
        this.query = query;
        this.segments = List.copyOf(segments);
    }

    /**
     * @throws IllegalArgumentException with the place and a remedy, where the text is no singular query
     */
    public static SingularPath parse(String query) {
        return new SingularPath(query, new PathParser(query).parse());
    }

    /** The path to a member of the whole. */
    static SingularPath member(String name) {
        return new SingularPath(name, List.of(new Segment.Name(name)));
    }

    /** The path by these names, one below the other. */
    static SingularPath members(List<String> names) {
        return new SingularPath(
                String.join(".", names),
                names.stream().<Segment>map(Segment.Name::new).toList());
    }

    /** The way from the place that so many segments lead to. */
    SingularPath from(int segment) {
        return new SingularPath(query, segments.subList(segment, segments.size()));
    }

    /** One step down. */
    sealed interface Segment {

        /** A member of an object. */
        record Name(String name) implements Segment {}

        /** An element of an array; negative ones count from its end. */
        record Index(long index) implements Segment {}
    }

    /** Whether one leads to the other's value or to a part of it, in some document. */
    boolean overlaps(SingularPath other) {
        int common = Math.min(segments.size(), other.segments.size());
        for (int i = 0; i < common; i++) {
            if (!mayBeSame(segments.get(i), other.segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** An index from the end may be any from the beginning. */
    private static boolean mayBeSame(Segment one, Segment other) {
        return one.equals(other)
                || one instanceof Segment.Index first
                        && other instanceof Segment.Index second
                        && first.index() < 0 != second.index() < 0;
    }

    List<Segment> segments() {
        return segments;
    }

    @Override
    public @Nullable Object find(Object tree) {
        Object value = tree;
        for (int i = 0; i < segments.size() && value != null; i++) {
            value = step(value, segments.get(i));
        }
        return value;
    }

    /** Null where an index counts from the end of no array. */
    @Override
    public @Nullable String pointer(Object tree) {
        StringBuilder pointer = new StringBuilder();
        Object value = tree;
        for (Segment segment : segments) {
            if (segment instanceof Segment.Name name) {
                pointer.append('/').append(escape(name.name()));
            } else if (segment instanceof Segment.Index index) {
                long place = index.index();
                if (place < 0) {
                    if (!(value instanceof List<?> elements)) {
                        return null;
                    }
                    place += elements.size();
                }
                pointer.append('/').append(place);
            }
            value = value == null ? null : step(value, segment);
        }
        return pointer.toString();
    }

    /** JSON Pointer of the place in any document, with a star for each index. */
    public String starredPointer() {
        StringBuilder pointer = new StringBuilder();
        for (Segment segment : segments) {
            pointer.append('/').append(segment instanceof Segment.Name name ? escape(name.name()) : "*");
        }
        return pointer.toString();
    }

    @Override
    public int depth() {
        return segments.size();
    }

    @Override
    @SuppressWarnings("unchecked")
    public Object replace(Object tree, Object value) {
        if (segments.isEmpty()) {
            return value;
        }
        Object container = tree;
        for (int i = 0; i < segments.size() - 1 && container != null; i++) {
            container = step(container, segments.get(i));
        }
        Segment last = segments.get(segments.size() - 1);
        if (container instanceof Map<?, ?> members && last instanceof Segment.Name name) {
            ((Map<String, Object>) members).replace(name.name(), value);
        } else if (container instanceof List<?> elements && last instanceof Segment.Index index) {
            long place = index.index() < 0 ? index.index() + elements.size() : index.index();
            ((List<Object>) elements).set((int) place, value);
        }
        return tree;
    }

    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static @Nullable Object step(Object value, Segment segment) {
        if (segment instanceof Segment.Name name) {
            return value instanceof Map<?, ?> members ? members.get(name.name()) : null;
        }
        if (segment instanceof Segment.Index index && value instanceof List<?> elements) {
            long place = index.index() < 0 ? index.index() + elements.size() : index.index();
            return place >= 0 && place < elements.size() ? elements.get((int) place) : null;
        }
        return null;
    }

    @Override
    public String toString() {
        return query;
    }
}
