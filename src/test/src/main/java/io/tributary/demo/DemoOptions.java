package io.tributary.demo;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked for.
 *
 * @param records          a city, or {@link #ENDLESS}
 * @param recordsPerSecond a city; 0: no limit
 * @param input            a file to publish; absent: generated traffic
 * @param flow             present exactly where the input is
 * @param config           a configuration folder; absent: the demo's own
 * @param keep             a folder to keep; absent: everything is removed at the end
 */
record DemoOptions(
        long records,
        boolean json,
        int recordsPerSecond,
        @Nullable Path input,
        @Nullable String flow,
        @Nullable Path config,
        @Nullable Path keep) {

    static final long ENDLESS = -1;

    /** Whether the traffic has an end, and the demo with it. */
    boolean isBounded() {
        return records != ENDLESS || input != null;
    }
}
