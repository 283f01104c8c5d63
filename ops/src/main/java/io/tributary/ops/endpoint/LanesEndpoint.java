package io.tributary.ops.endpoint;

import io.tributary.core.fault.NearestName;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.flow.LaneName;
import io.tributary.mirror.engine.LaneReport;
import io.tributary.mirror.engine.MirrorSettings;
import io.tributary.mirror.lane.LaneChange;
import io.tributary.ops.audit.WriteLog;
import io.tributary.ops.command.LaneCommand;
import io.tributary.ops.command.LaneCommands;
import io.tributary.ops.gateway.Gateway;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** {@code /actuator/lanes}: how every lane stands, what keeps it from being faster, and how it is set; changes that. */
@Component
@Endpoint(id = "lanes")
@ConditionalOnProperty(name = "tributary.site.role", havingValue = "city", matchIfMissing = true)
final class LanesEndpoint {

    private static final int ACCEPTED = 202;
    private static final int UNAVAILABLE = 503;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Gateway gateway;
    private final MirrorSettings settings;
    private final LaneCommands commands;
    private final WriteLog writes;

    LanesEndpoint(Gateway gateway, MirrorSettings settings, LaneCommands commands, WriteLog writes) {
        this.gateway = gateway;
        this.settings = settings;
        this.commands = commands;
        this.writes = writes;
    }

    @ReadOperation
    LanesView lanes() {
        List<LaneReport> reports = gateway.lanes();
        Duration measured =
                reports.stream().findFirst().map(LaneReport::roundTrip).orElse(null);
        Duration declared = settings.link().roundTrip();
        return new LanesView(
                gateway.site().value(),
                gateway.instance(),
                new LanesView.LinkView(
                        settings.link().bandwidth() == null
                                ? null
                                : settings.link().bandwidth().toString(),
                        millis(declared),
                        millis(measured)),
                commands.fault(),
                names().stream().map(this::view).toList());
    }

    private static @Nullable Double millis(@Nullable Duration time) {
        return time == null ? null : Math.round(time.toNanos() / NANOS_PER_MILLI * 10) / 10.0;
    }

    /** Absent, and so 404, where there is no such lane. */
    @ReadOperation
    @Nullable
    LaneView lane(@Selector String lane) {
        return names().stream()
                .filter(name -> name.value().equals(lane))
                .findFirst()
                .map(this::view)
                .orElse(null);
    }

    private LaneView view(LaneName lane) {
        LaneReport report = gateway.lanes().stream()
                .filter(one -> one.lane().equals(lane))
                .findFirst()
                .orElse(null);
        return LaneView.of(lane, settings, commands.of(lane).orElse(null), report);
    }

    /** Those that a flow uses, that are configured, and the usual ones. */
    private Set<LaneName> names() {
        Set<LaneName> names = new TreeSet<>(settings.lanes().keySet());
        names.addAll(Set.of(LaneName.URGENT, LaneName.NORMAL, LaneName.BULK));
        gateway.lanes().forEach(report -> names.add(report.lane()));
        return names;
    }

    /** Changes what is given and leaves the rest as it is; at all gateways of the site, and for good. */
    @WriteOperation
    WebEndpointResponse<Object> change(
            @Selector String lane,
            @Nullable String weight,
            @Nullable String rate,
            @Nullable String window,
            @Nullable String transactionInterval,
            @Nullable String maxInFlightRecords,
            @Nullable String maxInFlightBytes,
            @Nullable String streams) {
        LaneRequest request = new LaneRequest(
                weight, rate, window, transactionInterval, maxInFlightRecords, maxInFlightBytes, streams);
        return write(lane, "change lane " + lane, name -> {
            LaneChange before = commands.of(name).map(LaneCommand::change).orElse(LaneChange.NOTHING);
            LaneChange change = before.then(request.change());
            // Says what is wrong with it before it is kept.
            settings.changed(name, change);
            return new LaneCommand(change, writes.user(), Instant.now());
        });
    }

    /** Forgets what was changed: the lane works as configured. */
    @DeleteOperation
    WebEndpointResponse<Object> reset(@Selector String lane) {
        return write(lane, "reset lane " + lane, name -> null);
    }

    @FunctionalInterface
    private interface Write {
        @Nullable
        LaneCommand command(LaneName lane);
    }

    private WebEndpointResponse<Object> write(String lane, String operation, Write write) {
        LaneName name = names().stream()
                .filter(known -> known.value().equals(lane))
                .findFirst()
                .orElse(null);
        if (name == null) {
            return answer(WebEndpointResponse.STATUS_NOT_FOUND, operation, noLane(lane));
        }
        @Nullable LaneCommand command;
        boolean isTakenUp;
        try {
            command = write.command(name);
            isTakenUp = commands.keep(name, command);
        } catch (IllegalArgumentException e) {
            return answer(WebEndpointResponse.STATUS_BAD_REQUEST, operation, String.valueOf(e.getMessage()));
        } catch (TributaryException e) {
            return answer(UNAVAILABLE, operation, String.valueOf(e.getMessage()));
        }
        if (!isTakenUp) {
            String what = command == null ? "as configured" : command.change().toString();
            writes.record(operation, "kept, not yet taken up: " + what);
            return new WebEndpointResponse<>(
                    Map.of("message", "the change is kept and counts as soon as this gateway has read it: " + what),
                    ACCEPTED);
        }
        LaneView view = view(name);
        writes.record(operation, String.valueOf(view.settings()));
        return new WebEndpointResponse<>(view);
    }

    private WebEndpointResponse<Object> answer(int status, String operation, String problem) {
        writes.record(operation, "refused: " + problem);
        return new WebEndpointResponse<>(Map.of("problem", problem), status);
    }

    private String noLane(String lane) {
        String nearest =
                NearestName.of(lane, names().stream().map(LaneName::value).toList());
        return "there is no lane '" + lane + "'" + (nearest == null ? "" : "; did you mean '" + nearest + "'?");
    }
}
