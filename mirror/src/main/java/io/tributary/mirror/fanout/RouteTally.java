package io.tributary.mirror.fanout;

import io.tributary.core.contract.RouteEvaluator;
import io.tributary.core.contract.RouteEvaluator.Derived;
import io.tributary.core.contract.RouteEvaluator.Evaluation;
import io.tributary.core.flow.RouteDefinition;
import io.tributary.core.outcome.Wording;
import io.tributary.core.record.SourceRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A route with what it has done so far.
 *
 * <p><b>Threading:</b> any number of stream threads evaluate, any thread reports.
 */
final class RouteTally {

    private static final Logger LOG = LoggerFactory.getLogger(RouteTally.class);
    private static final long LOG_INTERVAL_NANOS = Duration.ofMinutes(1).toNanos();

    private final RouteEvaluator evaluator;
    private final LongAdder evaluated = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final Map<String, LongAdder> written = new LinkedHashMap<>();
    private final AtomicLong nextLogNanos = new AtomicLong(System.nanoTime());
    private volatile @Nullable Wording lastFailure;

    RouteTally(RouteEvaluator evaluator) {
        this.evaluator = evaluator;
        for (RouteDefinition.Target target : evaluator.definition().targets()) {
            written.put(target.topic(), new LongAdder());
        }
    }

    boolean runs(RouteEvaluator other) {
        return evaluator == other;
    }

    RouteDefinition definition() {
        return evaluator.definition();
    }

    /**
     * What is to be sent. What would be too large is left out and counts as a failure of the route.
     *
     * @param headers that every derived record gets
     */
    List<Derived> derive(SourceRecord standard, Headers headers, RecordLimits limits) {
        Evaluation evaluation = evaluator.evaluate(standard);
        evaluated.increment();
        List<Derived> fitting = new ArrayList<>(evaluation.derived().size());
        for (Derived derived : evaluation.derived()) {
            int size = RecordLimits.size(derived, headers);
            int limit = limits.maxBytes(derived.topic());
            if (size <= limit) {
                fitting.add(derived);
                countWritten(derived.topic());
            } else {
                failed(standard, tooLarge(derived.topic(), size, limit));
            }
        }
        Wording failure = evaluation.failure();
        if (failure != null) {
            failed(standard, failure);
        }
        return fitting;
    }

    private static Wording tooLarge(String topic, int size, int limit) {
        return Wording.of(
                "the derived record has " + size + " bytes with its headers, and no more than " + limit
                        + " can be sent to topic '" + topic
                        + "'; raise its max.message.bytes or the gateway's max.request.size",
                "派生记录连同消息头共 " + size + " 字节，而主题 '" + topic + "' 最多接受 " + limit
                        + " 字节；请调大该主题的 max.message.bytes 或网关的 max.request.size");
    }

    private void countWritten(String topic) {
        LongAdder count = written.get(topic);
        if (count != null) {
            count.increment();
        }
    }

    private void failed(SourceRecord standard, Wording failure) {
        failures.increment();
        lastFailure = failure;
        log(standard, failure);
    }

    /** At most once a minute for each route: a route that fails usually fails on every record. */
    private void log(SourceRecord standard, Wording failure) {
        long now = System.nanoTime();
        long due = nextLogNanos.get();
        if (now - due >= 0 && nextLogNanos.compareAndSet(due, now + LOG_INTERVAL_NANOS)) {
            LOG.atWarn()
                    .addKeyValue("route", definition().name())
                    .addKeyValue("position", standard.position())
                    .addKeyValue("failures", failures.sum())
                    .addKeyValue("reason", failure.english())
                    .log("a route leaves out a record; correct the route's expressions, or what the reason says");
        }
    }

    FanOutReport.Route report(@Nullable String waitsFor) {
        Map<String, Long> counts = new LinkedHashMap<>();
        written.forEach((topic, count) -> counts.put(topic, count.sum()));
        return new FanOutReport.Route(
                definition().name(),
                definition().source(),
                waitsFor,
                evaluated.sum(),
                counts,
                failures.sum(),
                lastFailure);
    }
}
