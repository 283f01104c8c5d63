package io.tributary.core.ledger;

/**
 * A half-open range of offsets: {@code from} is in it, {@code to} is not.
 */
public record OffsetInterval(long from, long to) implements Comparable<OffsetInterval> {

    public OffsetInterval {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("not an interval of offsets: [" + from + ", " + to + ")");
        }
    }

    public long length() {
        return to - from;
    }

    public boolean contains(long offset) {
        return from <= offset && offset < to;
    }

    public boolean overlaps(OffsetInterval other) {
        return from < other.to && other.from < to;
    }

    @Override
    public int compareTo(OffsetInterval other) {
        int byFrom = Long.compare(from, other.from);
        return byFrom != 0 ? byFrom : Long.compare(to, other.to);
    }

    @Override
    public String toString() {
        return "[" + from + ", " + to + ")";
    }
}
