package io.tributary.demo.traffic;

import java.util.Optional;

/**
 * Records to publish, one after the other.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
public interface Traffic {

    /** The next record; empty at the end. */
    Optional<RawRecord> next();

    /** The same, but at most a number of records. */
    default Traffic limitedTo(long records) {
        Traffic all = this;
        return new Traffic() {
            private long left = records;

            @Override
            public Optional<RawRecord> next() {
                return left-- > 0 ? all.next() : Optional.empty();
            }
        };
    }
}
