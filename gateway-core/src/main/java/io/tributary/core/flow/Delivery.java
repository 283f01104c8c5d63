package io.tributary.core.flow;

/** What a crash can do to the records of a flow. */
public enum Delivery {
    /** Each source record is visible to a {@code read_committed} reader once. */
    EXACTLY_ONCE("exactly-once"),
    /** Each source record is visible; after a crash, some more than once, with the same source and id. */
    AT_LEAST_ONCE("at-least-once");

    private final String written;

    Delivery(String written) {
        this.written = written;
    }

    /** As in flow files and ledger entries. */
    public String written() {
        return written;
    }
}
