package io.tributary.ops.config;

import io.tributary.core.flow.LaneName;
import io.tributary.mirror.headroom.HeadroomSettings;
import io.tributary.mirror.lane.ByteRate;
import io.tributary.mirror.lane.LaneSettings;
import io.tributary.mirror.lane.LaneWindow;
import io.tributary.mirror.lane.LinkSettings;
import io.tributary.mirror.record.TimestampBounds;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How the mirror works.
 *
 * @param transactionTimeout  after which the upstream aborts what a lost instance left open
 * @param topicCheckInterval  between two looks at topics, partitions and topic ids
 * @param upstreamReplication of topics that the gateway creates at the upstream; -1: the brokers' default
 * @param maxInFlightRecords  of all lanes together: handed to the upstream and not acknowledged
 * @param maxInFlightBytes    their keys, values and headers
 * @param maxTimestampAhead   a record that is dated further into the future is sent with the time of sending
 * @param maxTimestampBehind  a record that is older is sent with the time of sending
 * @param keepPlaceOnStop     whether the partitions of a stopped gateway wait for its return, until its session ends
 * @param headroom            how the retention of source topics is watched
 * @param link                the line from the site to its upstream
 * @param lanes               by the lane's name; a lane that is not named has the defaults
 */
@Validated
@ConfigurationProperties(prefix = "tributary.mirror", ignoreUnknownFields = false)
public record MirrorProperties(
        @DefaultValue("30s") @DurationMin(seconds = 1) Duration transactionTimeout,
        @DefaultValue("30s") @DurationMin(millis = 100) Duration topicCheckInterval,
        @DefaultValue("-1") @Min(-1) @Max(Short.MAX_VALUE) int upstreamReplication,
        @DefaultValue("200000") @Min(1) long maxInFlightRecords,
        @DefaultValue("128MB") DataSize maxInFlightBytes,
        @DefaultValue("1h") @DurationMin(seconds = 0) Duration maxTimestampAhead,
        @DefaultValue("36500d") @DurationMin(seconds = 0) Duration maxTimestampBehind,
        @DefaultValue("true") boolean keepPlaceOnStop,
        @DefaultValue @Valid Headroom headroom,
        @DefaultValue @Valid Link link,
        @DefaultValue Map<LaneName, @Valid Lane> lanes) {

    /**
     * How the retention of source topics is watched.
     *
     * @param interval between two looks
     * @param watch    below this headroom, a person should know
     * @param warning  below this headroom, a person should plan
     * @param critical below this headroom, a person must act
     */
    public record Headroom(
            @DefaultValue("30s") @DurationMin(millis = 100) Duration interval,
            @DefaultValue("24h") @DurationMin Duration watch,
            @DefaultValue("6h") @DurationMin Duration warning,
            @DefaultValue("1h") @DurationMin Duration critical) {}

    public HeadroomSettings headroomSettings() {
        return new HeadroomSettings(headroom.interval(), headroom.watch(), headroom.warning(), headroom.critical());
    }

    /**
     * The line from the site to its upstream.
     *
     * @param bandwidth what it carries, such as 20Mbit/s; absent: nothing is paced, and lanes share it as TCP has it
     * @param roundTrip of a small packet on the idle line; absent: it is measured
     */
    public record Link(
            @Nullable ByteRate bandwidth, @Nullable Duration roundTrip) {}

    /**
     * How one lane works, and its bounds.
     *
     * @param weight              its part of the link; absent: 6 for urgent, 1 for bulk, 3 for others
     * @param rate                at most so much on the wire; absent: what the link has
     * @param window              the hours at which it works
     * @param transactionInterval the longest time that a transaction stays open; absent: by the link for bulk, 1s for others
     * @param maxInFlightRecords  records read and not yet decided by a committed transaction
     * @param maxInFlightBytes    their keys and values
     * @param streams             threads, each with partitions and connections of its own; absent: by the link
     */
    public record Lane(
            @Nullable @Min(1) @Max(1000) Integer weight,
            @Nullable ByteRate rate,
            @DefaultValue("always") LaneWindow window,
            @Nullable @DurationMin(millis = 1) Duration transactionInterval,
            @DefaultValue("50000") @Min(1) int maxInFlightRecords,
            @DefaultValue("32MB") DataSize maxInFlightBytes,
            @Nullable @Min(1) @Max(64) Integer streams) {

        private LaneSettings settings(LaneName name, LinkSettings link, Duration transactionTimeout) {
            LaneSettings usual = LaneSettings.of(name, link, transactionTimeout);
            return new LaneSettings(
                    weight == null ? usual.weight() : weight,
                    rate,
                    window,
                    transactionInterval == null ? usual.transactionInterval() : transactionInterval,
                    maxInFlightRecords,
                    maxInFlightBytes.toBytes(),
                    streams == null ? usual.streams() : streams);
        }
    }

    public LinkSettings linkSettings() {
        return new LinkSettings(link.bandwidth(), link.roundTrip());
    }

    public TimestampBounds timestamps() {
        return new TimestampBounds(maxTimestampAhead, maxTimestampBehind);
    }

    public Map<LaneName, LaneSettings> laneSettings() {
        Map<LaneName, LaneSettings> settings = new HashMap<>();
        lanes.forEach((name, lane) -> settings.put(name, lane.settings(name, linkSettings(), transactionTimeout)));
        return settings;
    }
}
