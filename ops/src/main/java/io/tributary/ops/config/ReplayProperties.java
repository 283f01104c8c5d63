package io.tributary.ops.config;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Bounded runs by the clock.
 *
 * @param schedules by the name of the run
 */
@Validated
@ConfigurationProperties(prefix = "tributary.replay", ignoreUnknownFields = false)
public record ReplayProperties(@DefaultValue Map<String, @Valid Schedule> schedules) {

    /**
     * A run that begins again and again.
     *
     * @param flow       whose contract decides
     * @param cron       when it begins: second, minute, hour, day of month, month, day of week
     * @param zone       of the times in cron and bounds, such as Asia/Shanghai; absent: the site's
     * @param from       where it begins
     * @param to         where it ends, as of its begin
     * @param topic      the only source topic, of a flow that reads several; absent: all
     * @param target     the topic to send to; absent: the flow's own
     * @param rate       the most that goes, such as 500/s or 2MB/s; absent: as fast as it can
     * @param errorLimit refused records at which it stops, such as 20 or 5%; absent: any number
     */
    public record Schedule(
            @NotBlank(message = "is missing; name the flow that the run replays")
            String flow,

            @NotBlank(message = "is missing; say when the run begins, such as 0 0 1 * * * for one o'clock each night")
            String cron,

            @Nullable String zone,
            @DefaultValue("last") String from,
            @DefaultValue("end") String to,
            @Nullable String topic,
            @Nullable String target,
            @Nullable String rate,
            @Nullable String errorLimit) {}
}
