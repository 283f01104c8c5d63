package io.tributary.core.fault;

/** What the machinery does about a fault. */
public enum Disposition {
    /** A person must change something first; the process or the flow stops. */
    STOP,
    /** The same work may succeed later; it is done again with backoff. */
    RETRY,
    /** The flow or partition waits, its place kept, until a condition changes. */
    PAUSE
}
