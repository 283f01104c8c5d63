package io.tributary.core.ledger;

import java.util.Optional;

/** What a ledger entry does to the account. */
public enum EntryKind {
    /** The position moves from the start to the end of the interval, and each offset between gets its state. */
    ADVANCE("advance"),
    /** Offsets that were refused are mirrored or filtered later; the position stays where it is. */
    REDRIVE("redrive");

    private final String written;

    EntryKind(String written) {
        this.written = written;
    }

    String written() {
        return written;
    }

    static Optional<EntryKind> of(String written) {
        for (EntryKind kind : values()) {
            if (kind.written.equals(written)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
