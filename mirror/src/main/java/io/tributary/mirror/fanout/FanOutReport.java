package io.tributary.mirror.fanout;

import io.tributary.core.flow.FlowName;
import io.tributary.core.outcome.Wording;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the routes stand at this instance.
 *
 * @param state of the whole
 * @param fault what is wrong with the cluster or the streams, for people; absent where all is well
 */
public record FanOutReport(State state, @Nullable String fault, List<Route> routes) {

    public FanOutReport {
        routes = List.copyOf(routes);
    }

    public enum State {
        /** Topics are being looked at, or partitions handed out. */
        STARTING,
        /** At least one route runs. */
        RUNNING,
        /** No route's topics are there, or a fault holds the routes up; it goes on by itself when that changes. */
        WAITING,
        /** Closed, or ended by a fault and not started anew yet. */
        STOPPED
    }

    /**
     * One route. Numbers count from the start of this instance; what a crash makes it do again counts again.
     *
     * @param waitsFor    for people, what is missing; absent where it runs
     * @param evaluated   records of the standard topic
     * @param written     records by derived topic
     * @param failures    times that a record did not go to a target because an expression could not be evaluated on it,
     *     or the derived record would be too large
     * @param lastFailure for people; absent where there was none
     */
    public record Route(
            FlowName name,
            String source,
            @Nullable String waitsFor,
            long evaluated,
            Map<String, Long> written,
            long failures,
            @Nullable Wording lastFailure) {
        public Route {
            written = Map.copyOf(written);
        }
    }
}
