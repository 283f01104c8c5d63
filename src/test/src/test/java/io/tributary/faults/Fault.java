package io.tributary.faults;

import java.time.Duration;
import java.util.Set;

/**
 * Something that goes wrong for a while.
 *
 * @param what    the kind, and what exactly, for people
 * @param victims what it strikes; no two faults of a round strike the same
 * @param lasting from the strike to the remedy
 * @param strike  makes it happen
 * @param remedy  ends it; a gateway or a broker need not be up again when this returns
 */
record Fault(String what, Set<String> victims, Duration lasting, Runnable strike, Runnable remedy) {

    Fault {
        victims = Set.copyOf(victims);
    }

    /** One that is over when it has happened. */
    static Fault atOnce(String what, Set<String> victims, Runnable strike) {
        return new Fault(what, victims, Duration.ZERO, strike, () -> {});
    }
}
