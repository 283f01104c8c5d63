package io.tributary.ops.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tributary.mirror.headroom.Advice;
import io.tributary.mirror.headroom.FlowHeadroom;
import io.tributary.mirror.headroom.HeadroomLevel;
import io.tributary.mirror.headroom.Limit;
import io.tributary.mirror.headroom.PartitionHeadroom;
import io.tributary.mirror.headroom.Rate;
import io.tributary.mirror.headroom.Span;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long the unread records of a flow are safe at the source.
 *
 * @param deletedInSeconds of the most endangered partition
 * @param limit            what deletes its first unread record first
 * @param endangered       partitions at WATCH or worse
 * @param partitions       with unread records, the most endangered first, a bounded number
 * @param wouldHelp        absent where nothing is endangered
 * @param unknown          what could not be found out, and what to grant
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HeadroomView(
        HeadroomLevel level,
        SpanView deletedInSeconds,
        @Nullable Limit limit,
        int endangered,
        List<PartitionView> partitions,
        @Nullable HelpView wouldHelp,
        List<String> unknown) {

    private static final int TENTHS = 10;
    private static final double MILLIS = 1000;

    /** A range of seconds; null at an end that never comes. */
    @JsonInclude
    record SpanView(@Nullable Double least, @Nullable Double most) {
        static SpanView of(Span span) {
            return new SpanView(seconds(span.leastMillis()), seconds(span.mostMillis()));
        }
    }

    /** A range of rates over the last looks, and the rate of the newest of them. */
    record RateView(double low, double high, double latest) {
        static @Nullable RateView of(@Nullable Rate rate) {
            return rate == null
                    ? null
                    : new RateView(rounded(rate.low()), rounded(rate.high()), rounded(rate.latest()));
        }

        private static double rounded(double rate) {
            return Math.round(rate * TENTHS) / (double) TENTHS;
        }
    }

    /**
     * One partition.
     *
     * @param ifNothingIsReadInSeconds until the first unread record is deleted where reading stands still; absent where it
     *     is not
     * @param caughtUpInSeconds        null at an end where less is read than comes
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PartitionView(
            int partition,
            HeadroomLevel level,
            SpanView deletedInSeconds,
            @Nullable Limit limit,
            @Nullable Double ifNothingIsReadInSeconds,
            @Nullable Long bytesLeft,
            long unreadRecords,
            @Nullable Long unreadBytes,
            @Nullable Instant oldestUnread,
            @Nullable RateView inflowRecordsPerSecond,
            @Nullable RateView readRecordsPerSecond,
            SpanView caughtUpInSeconds) {
        static PartitionView of(PartitionHeadroom headroom) {
            Long oldest = headroom.oldestMillis();
            return new PartitionView(
                    headroom.partition(),
                    headroom.level(),
                    SpanView.of(headroom.span()),
                    headroom.limit(),
                    seconds(headroom.stalledMillis()),
                    headroom.bytesLeft(),
                    headroom.backlogRecords(),
                    headroom.backlogBytes(),
                    oldest == null ? null : Instant.ofEpochMilli(oldest),
                    RateView.of(headroom.inflow()),
                    RateView.of(headroom.drain()),
                    SpanView.of(headroom.catchUp()));
        }
    }

    /**
     * What would help, in numbers and in sentences. Rates are sums over the endangered partitions.
     *
     * @param readPerSecond    now
     * @param holdPerSecond    at this rate nothing is deleted unread any more
     * @param catchUpPerSecond at this rate everything is read before the deletion would come if nothing were read
     * @param retentionMs      of the topic, that would do; absent where it would not help or is long enough
     * @param retentionBytes   likewise
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HelpView(
            Throughput readPerSecond,
            Throughput holdPerSecond,
            Throughput catchUpPerSecond,
            @Nullable Long retentionMs,
            @Nullable Long retentionBytes,
            List<String> says) {
        static HelpView of(Advice advice) {
            return new HelpView(
                    Throughput.of(advice.drainPerSecond(), advice.bytesPerRecord()),
                    Throughput.of(advice.holdPerSecond(), advice.bytesPerRecord()),
                    Throughput.of(advice.catchUpPerSecond(), advice.bytesPerRecord()),
                    advice.retentionMillis(),
                    advice.retentionBytes(),
                    advice.sentences());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Throughput(long records, @Nullable Long bytes) {
        static Throughput of(double records, @Nullable Double bytesPerRecord) {
            return new Throughput(
                    Math.round(records), bytesPerRecord == null ? null : Math.round(records * bytesPerRecord));
        }
    }

    static HeadroomView of(FlowHeadroom headroom) {
        Advice advice = headroom.advice();
        return new HeadroomView(
                headroom.level(),
                SpanView.of(headroom.span()),
                headroom.limit(),
                headroom.endangered(),
                headroom.partitions().stream().map(PartitionView::of).toList(),
                advice == null ? null : HelpView.of(advice),
                headroom.unknown());
    }

    private static @Nullable Double seconds(long millis) {
        return millis == Span.NEVER ? null : millis / MILLIS;
    }
}
