package io.tributary.ops.config;

import io.tributary.core.flow.LaneName;
import io.tributary.mirror.headroom.HeadroomSettings;
import io.tributary.mirror.lane.LaneSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
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
 * @param keepPlaceOnStop     whether the partitions of a stopped gateway wait for its return, until its session ends
 * @param headroom            how the retention of source topics is watched
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
        @DefaultValue("true") boolean keepPlaceOnStop,
        @DefaultValue @Valid Headroom headroom,
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
     * The bounds of one lane.
     *
     * @param transactionInterval the longest time that a transaction stays open
     * @param maxInFlightRecords  records read and not yet decided by a committed transaction
     * @param maxInFlightBytes    their keys and values
     * @param streams             threads, each with partitions and connections of its own
     */
    public record Lane(
            @DefaultValue("1s") @DurationMin(millis = 1) Duration transactionInterval,
            @DefaultValue("50000") @Min(1) int maxInFlightRecords,
            @DefaultValue("32MB") DataSize maxInFlightBytes,
            @DefaultValue("2") @Min(1) @Max(64) int streams) {}

    public Map<LaneName, LaneSettings> laneSettings() {
        Map<LaneName, LaneSettings> settings = new HashMap<>();
        lanes.forEach((name, lane) -> settings.put(
                name,
                new LaneSettings(
                        lane.transactionInterval(),
                        lane.maxInFlightRecords(),
                        lane.maxInFlightBytes().toBytes(),
                        lane.streams())));
        return settings;
    }
}
