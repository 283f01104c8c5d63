package io.tributary.mirror.headroom;

/**
 * A length of time that is known as a range.
 *
 * @param leastMillis where things go badly; {@link #NEVER} where it does not come to that at all
 * @param mostMillis  where they go well
 */
public record Span(long leastMillis, long mostMillis) {

    /** Sooner than never. */
    public static final long NEVER = Long.MAX_VALUE;

    public static final Span NEVER_AT_ALL = new Span(NEVER, NEVER);

    public Span {
        if (leastMillis < 0 || mostMillis < leastMillis) {
            throw new IllegalArgumentException("not a range of time: " + leastMillis + " to " + mostMillis + " ms");
        }
    }

    /** The earlier of both, at either end. */
    Span earlier(Span other) {
        return new Span(Math.min(leastMillis, other.leastMillis), Math.min(mostMillis, other.mostMillis));
    }
}
