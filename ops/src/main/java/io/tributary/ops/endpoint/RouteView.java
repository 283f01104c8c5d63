package io.tributary.ops.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tributary.core.outcome.Wording;
import io.tributary.mirror.fanout.FanOutReport;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a route stands at this instance. Numbers count from its start.
 *
 * @param waitsFor what is missing; absent where it runs
 * @param written  records by derived topic
 * @param failures times that a record was left out because an expression could not be evaluated, or of its size
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RouteView(
        String route,
        String sourceTopic,
        FanOutReport.State state,
        @Nullable String waitsFor,
        long evaluated,
        Map<String, Long> written,
        long failures,
        @Nullable String lastFailure,
        @Nullable String lastFailureZh) {

    static RouteView of(FanOutReport.Route route, FanOutReport.State whole) {
        Wording failure = route.lastFailure();
        return new RouteView(
                route.name().value(),
                route.source(),
                route.waitsFor() == null ? whole : FanOutReport.State.WAITING,
                route.waitsFor(),
                route.evaluated(),
                new TreeMap<>(route.written()),
                route.failures(),
                failure == null ? null : failure.english(),
                failure == null ? null : failure.chinese());
    }
}
