package io.tributary.ops.endpoint;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.mirror.deadletter.LetterFilter;
import io.tributary.mirror.redrive.RedriveRequest;
import io.tributary.mirror.redrive.WhenNewer;
import io.tributary.ops.audit.WriteLog;
import io.tributary.ops.redrive.RedriveDesk;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;

/**
 * {@code /actuator/deadletters}: what was refused and why, and its redrive. Actuator binds each parameter by its name, so that
 * the operations have many.
 */
@Component
@Endpoint(id = "deadletters")
final class DeadLettersEndpoint {

    /** Of each partition, where all flows are looked at. */
    private static final long GLANCE = 1_000;

    private static final long USUAL_NEWEST = 100_000;
    private static final long MOST_NEWEST = 10_000_000;
    private static final long USUAL_PAGE = 50;
    private static final long MOST_PAGE = 500;
    private static final long USUAL_LIMIT = 10_000;
    private static final long MOST_LIMIT = 100_000;

    private final @Nullable RedriveDesk desk;
    private final WriteLog writes;

    DeadLettersEndpoint(ObjectProvider<RedriveDesk> desk, WriteLog writes) {
        this.desk = desk.getIfAvailable();
        this.writes = writes;
    }

    /** The newest letters of every flow, counted. */
    @ReadOperation
    WebEndpointResponse<Object> all(@Nullable Long newest) {
        RedriveDesk letters = desk;
        if (letters == null) {
            return new WebEndpointResponse<>(List.of());
        }
        long most = LetterQuery.number("newest", newest, GLANCE, MOST_NEWEST);
        return answer(() -> letters.flows().stream()
                .flatMap(flow -> counts(letters, flow, "", LetterFilter.EVERYTHING, most).stream())
                .toList());
    }

    @ReadOperation
    WebEndpointResponse<Object> flow(
            @Selector String flow,
            @Nullable String topic,
            @Nullable String reason,
            @Nullable String pointer,
            @Nullable String from,
            @Nullable String to,
            @Nullable Integer partition,
            @Nullable String offsets,
            @Nullable Long newest) {
        RedriveDesk letters = desk;
        if (letters == null || !letters.flows().contains(flow)) {
            return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
        }
        LetterFilter filter = LetterQuery.filter(reason, pointer, from, to, partition, offsets);
        long most = LetterQuery.number("newest", newest, USUAL_NEWEST, MOST_NEWEST);
        return answer(() -> counts(letters, flow, topic == null ? "" : topic, filter, most));
    }

    private static List<LetterCountView> counts(
            RedriveDesk letters, String flow, String topic, LetterFilter filter, long most) {
        return letters.count(flow, topic, filter, most).entrySet().stream()
                .map(count -> LetterCountView.of(flow, count.getKey(), count.getValue()))
                .toList();
    }

    /** Letters of one partition, from an offset of the dead-letter topic on. */
    @ReadOperation
    WebEndpointResponse<Object> page(
            @Selector String flow,
            @Selector int partition,
            @Nullable String topic,
            @Nullable Long next,
            @Nullable Long count,
            @Nullable String reason,
            @Nullable String pointer,
            @Nullable String from,
            @Nullable String to,
            @Nullable String offsets) {
        RedriveDesk letters = desk;
        if (letters == null) {
            return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
        }
        LetterFilter filter = LetterQuery.filter(reason, pointer, from, to, partition, offsets);
        int most = (int) LetterQuery.number("count", count, USUAL_PAGE, MOST_PAGE);
        return answer(
                () -> letters.browse(flow, topic == null ? "" : topic, partition, next == null ? 0 : next, filter, most)
                        .map(LetterPageView::of)
                        .orElse(null));
    }

    /** Decides letters anew and mirrors what the present contract accepts; answers when that is done. */
    @WriteOperation
    WebEndpointResponse<Object> redrive(
            @Selector String flow,
            @Nullable String topic,
            @Nullable String reason,
            @Nullable String pointer,
            @Nullable String from,
            @Nullable String to,
            @Nullable Integer partition,
            @Nullable String offsets,
            @Nullable Long limit,
            @Nullable String whenNewer,
            @Nullable Boolean dryRun) {
        RedriveDesk letters = desk;
        if (letters == null) {
            return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
        }
        RedriveRequest request = new RedriveRequest(
                topic == null ? "" : topic,
                LetterQuery.filter(reason, pointer, from, to, partition, offsets),
                whenNewer == null ? WhenNewer.SKIP : LetterQuery.one("whenNewer", whenNewer, WhenNewer.values()),
                LetterQuery.number("limit", limit, USUAL_LIMIT, MOST_LIMIT),
                dryRun != null && dryRun,
                writes.user());
        return answer(() -> redrive(letters, flow, request));
    }

    /** Whatever became of it is recorded, since some may have been sent. */
    private @Nullable Object redrive(RedriveDesk letters, String flow, RedriveRequest request) {
        String result = "failed in a way nobody foresaw";
        try {
            RedriveView view =
                    letters.redrive(flow, request).map(RedriveView::of).orElse(null);
            result = view == null ? "refused: there is no such flow" : view.summary();
            return view;
        } catch (TributaryException e) {
            result = "refused: " + e.getMessage();
            throw e;
        } finally {
            if (!request.isDryRun()) {
                writes.record("redrive " + flow + " " + LetterQuery.text(request), result);
            }
        }
    }

    private static WebEndpointResponse<Object> answer(Supplier<@Nullable Object> work) {
        try {
            Object body = work.get();
            if (body == null) {
                return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
            }
            boolean isEndedEarly = body instanceof RedriveView view && view.fault() != null;
            return isEndedEarly
                    ? new WebEndpointResponse<>(body, WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE)
                    : new WebEndpointResponse<>(body);
        } catch (TributaryException e) {
            int status = e.code() == FaultCode.DUPLICATE_INSTANCE
                    ? WebEndpointResponse.STATUS_TOO_MANY_REQUESTS
                    : WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE;
            return new WebEndpointResponse<>(
                    Map.of("fault", e.code(), "problem", String.valueOf(e.getMessage())), status);
        }
    }
}
