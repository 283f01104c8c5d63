package io.tributary.ops.trial;

/** What becomes of a record under a candidate contract, against the current one. */
public enum Verdict {
    SAME,
    /** Mirrored under both, with another value or key. */
    CHANGED,
    /** Mirrored or filtered under the current contract. */
    NEWLY_REFUSED,
    NEWLY_ACCEPTED,
    /** Mirrored or refused under the current contract. */
    NEWLY_FILTERED,
    NO_LONGER_FILTERED,
    /** Refused under both, for other reasons or at other places. */
    REFUSED_OTHERWISE
}
