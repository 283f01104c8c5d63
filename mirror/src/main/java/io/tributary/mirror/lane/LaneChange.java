package io.tributary.mirror.lane;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What of a lane's settings is other than configured. What is absent stays as it is.
 *
 * @param rate   {@code none} for no rate of its own
 * @param window {@code always} for any time
 */
public record LaneChange(
        @Nullable Integer weight,
        @Nullable String rate,
        @Nullable String window,
        @Nullable Duration transactionInterval,
        @Nullable Integer maxInFlightRecords,
        @Nullable Long maxInFlightBytes,
        @Nullable Integer streams) {

    public static final LaneChange NOTHING = new LaneChange(null, null, null, null, null, null, null);

    private static final String NO_RATE = "none";

    /** This one, and then the other. */
    public LaneChange then(LaneChange later) {
        return new LaneChange(
                latest(weight, later.weight),
                latest(rate, later.rate),
                latest(window, later.window),
                latest(transactionInterval, later.transactionInterval),
                latest(maxInFlightRecords, later.maxInFlightRecords),
                latest(maxInFlightBytes, later.maxInFlightBytes),
                latest(streams, later.streams));
    }

    private static <T> @Nullable T latest(@Nullable T before, @Nullable T later) {
        return later == null ? before : later;
    }

    /**
     * @throws IllegalArgumentException where a setting is not what it may be; it says which, and what it may be
     */
    public LaneSettings appliedTo(LaneSettings configured) {
        return new LaneSettings(
                weight == null ? configured.weight() : weight,
                rate == null ? configured.rate() : NO_RATE.equals(rate) ? null : ByteRate.of(rate),
                window == null ? configured.window() : LaneWindow.of(window),
                transactionInterval == null ? configured.transactionInterval() : transactionInterval,
                maxInFlightRecords == null ? configured.maxInFlightRecords() : maxInFlightRecords,
                maxInFlightBytes == null ? configured.maxInFlightBytes() : maxInFlightBytes,
                streams == null ? configured.streams() : streams);
    }
}
