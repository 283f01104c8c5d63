package io.tributary.mirror.engine;

import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.jspecify.annotations.Nullable;

/**
 * One of the figures that a producer keeps of itself, such as {@code outgoing-byte-total}.
 *
 * <p><b>Threading:</b> any thread.
 */
final class ProducerFigure {

    private static final String GROUP = "producer-metrics";

    private final @Nullable Metric metric;

    private ProducerFigure(@Nullable Metric metric) {
        this.metric = metric;
    }

    static ProducerFigure of(Map<MetricName, ? extends Metric> metrics, String name) {
        for (Map.Entry<MetricName, ? extends Metric> entry : metrics.entrySet()) {
            if (entry.getKey().name().equals(name) && entry.getKey().group().equals(GROUP)) {
                return new ProducerFigure(entry.getValue());
            }
        }
        return new ProducerFigure(null);
    }

    /** Whether the producer keeps it. */
    boolean isKept() {
        return metric != null;
    }

    /** As it is now; 0 where it is not kept. */
    double value() {
        return metric != null && metric.metricValue() instanceof Number number ? number.doubleValue() : 0;
    }
}
