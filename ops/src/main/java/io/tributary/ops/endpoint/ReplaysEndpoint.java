package io.tributary.ops.endpoint;

import io.tributary.core.fault.TributaryException;
import io.tributary.mirror.engine.MirrorSettings;
import io.tributary.mirror.replay.RunName;
import io.tributary.mirror.replay.RunReport;
import io.tributary.ops.audit.WriteLog;
import io.tributary.ops.replay.ReplayOrder;
import io.tributary.ops.replay.ReplaySchedules;
import io.tributary.ops.replay.Replays;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** {@code /actuator/replays}: the bounded runs of the site, how far they are, and starting and stopping them here. */
@Component
@Endpoint(id = "replays")
@ConditionalOnProperty(name = "tributary.site.role", havingValue = "city", matchIfMissing = true)
final class ReplaysEndpoint {

    private final Replays replays;
    private final ReplaySchedules schedules;
    private final MirrorSettings settings;
    private final WriteLog writes;

    ReplaysEndpoint(Replays replays, ReplaySchedules schedules, MirrorSettings settings, WriteLog writes) {
        this.replays = replays;
        this.schedules = schedules;
        this.settings = settings;
        this.writes = writes;
    }

    @ReadOperation
    WebEndpointResponse<Object> all() {
        Instant now = Instant.now();
        return answer(() -> new ReplaysView(
                replays.runs().stream().map(run -> ReplayView.of(run, false)).toList(),
                schedules.runs().stream()
                        .map(run -> ReplaysView.ScheduleView.of(run, now))
                        .toList()));
    }

    @ReadOperation
    WebEndpointResponse<Object> one(@Selector String run) {
        return answer(() -> {
            RunName name = new RunName(run);
            Optional<RunReport> found = replays.runs().stream()
                    .filter(report -> report.name().equals(name))
                    .findFirst();
            return found.map(report -> (Object) ReplayView.of(report, true)).orElse(null);
        });
    }

    /** Starts the run, or goes on with it. */
    @WriteOperation
    WebEndpointResponse<Object> begin(
            @Selector String run,
            String flow,
            @Nullable String from,
            @Nullable String to,
            @Nullable String topic,
            @Nullable String target,
            @Nullable String rate,
            @Nullable String errorLimit,
            @Nullable String zone,
            @Nullable Boolean again) {
        WebEndpointResponse<Object> answer = answer(() -> {
            ReplayOrder order = new ReplayOrder.Text(from, to, topic, target, rate, errorLimit, zone)
                    .order(run, flow, Boolean.TRUE.equals(again), settings.zone());
            return ReplayView.of(replays.begin(order), true);
        });
        writes.record(
                "start replay " + run + " of flow " + flow + " from " + from + " to " + to
                        + (target == null ? "" : " into " + target),
                result(answer));
        return answer;
    }

    /** Stops the run, with its place kept. */
    @DeleteOperation
    WebEndpointResponse<Object> stop(@Selector String run) {
        WebEndpointResponse<Object> answer = answer(() -> replays.stop(new RunName(run))
                .map(report -> ReplayView.of(report, true))
                .orElse(null));
        writes.record("stop replay " + run, result(answer));
        return answer;
    }

    /** What cannot be is 400 with a sentence, what is not there 404, and 503 while the upstream is away. */
    private static WebEndpointResponse<Object> answer(Supplier<@Nullable Object> work) {
        try {
            Object found = work.get();
            return found == null
                    ? refused("this instance has no such run", WebEndpointResponse.STATUS_NOT_FOUND)
                    : new WebEndpointResponse<>(found);
        } catch (IllegalArgumentException e) {
            return refused(String.valueOf(e.getMessage()), WebEndpointResponse.STATUS_BAD_REQUEST);
        } catch (TributaryException e) {
            return refused(String.valueOf(e.getMessage()), WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE);
        }
    }

    private static WebEndpointResponse<Object> refused(String problem, int status) {
        return new WebEndpointResponse<>(Map.of("problem", problem), status);
    }

    private static String result(WebEndpointResponse<Object> answer) {
        return answer.getStatus() == WebEndpointResponse.STATUS_OK ? "accepted" : String.valueOf(answer.getBody());
    }
}
