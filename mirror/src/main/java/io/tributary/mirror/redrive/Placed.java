package io.tributary.mirror.redrive;

import org.jspecify.annotations.Nullable;

/**
 * A candidate and where it goes.
 *
 * @param newer source and id of a newer record of its key; absent where there is none
 */
record Placed(Candidate candidate, Fate fate, @Nullable String newer) {

    boolean isAside() {
        return fate == Fate.ASIDE;
    }
}
