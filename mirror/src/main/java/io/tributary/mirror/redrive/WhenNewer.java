package io.tributary.mirror.redrive;

/** What becomes of a redriven record whose target has a newer one of the same key. */
public enum WhenNewer {
    /** It stays refused, and is told. */
    SKIP,
    /** It is sent, and says which record overtook it. */
    LATE,
    /** It is sent to {@code <target>.late} instead. */
    ASIDE
}
