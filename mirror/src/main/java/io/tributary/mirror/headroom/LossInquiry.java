package io.tributary.mirror.headroom;

import io.tributary.core.fault.TributaryException;
import io.tributary.core.ledger.LossCause;
import io.tributary.mirror.client.KafkaFaults;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out why records are not there any more. Sizes are asked for at most twice a minute, since a gateway that was away
 * for long finds a loss in every partition at once.
 *
 * <p><b>Threading:</b> any thread; blocks on the site's cluster.
 */
final class LossInquiry {

    private static final Logger LOG = LoggerFactory.getLogger(LossInquiry.class);
    private static final long FRESH_NANOS = Duration.ofSeconds(30).toNanos();

    private final SourceLogs logs;
    private final Clock clock;
    private @Nullable Map<TopicPartition, Long> sizes;
    private long sizedNanos;

    LossInquiry(SourceLogs logs, Clock clock) {
        this.logs = logs;
        this.clock = clock;
    }

    LossCause cause(TopicPartition partition, long begin, @Nullable Long oldestMillis, long notBefore) {
        try {
            Retention retention = logs.retentions(List.of(partition.topic())).get(partition.topic());
            if (retention == null) {
                return LossCause.UNKNOWN;
            }
            Optional<SourceLogs.Stamp> first = logs.first(partition);
            Long size = retention.isBySize() && !retention.isTiered() ? sizes().get(partition) : null;
            return new LossEvidence(
                            retention,
                            clock.millis(),
                            oldestMillis,
                            notBefore,
                            first.map(SourceLogs.Stamp::timestampMillis).orElse(null),
                            size)
                    .cause();
        } catch (TributaryException | KafkaException e) {
            LOG.warn(
                    "Why the records of {} before offset {} were deleted cannot be found out: {}",
                    partition,
                    begin,
                    KafkaFaults.translate(e, "the site's cluster").getMessage());
            return LossCause.UNKNOWN;
        }
    }

    private synchronized Map<TopicPartition, Long> sizes() {
        Map<TopicPartition, Long> known = sizes;
        if (known == null || System.nanoTime() - sizedNanos > FRESH_NANOS) {
            known = logs.sizes();
            sizes = known;
            sizedNanos = System.nanoTime();
        }
        return known;
    }
}
