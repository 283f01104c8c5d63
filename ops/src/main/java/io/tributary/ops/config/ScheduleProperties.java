package io.tributary.ops.config;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Flows that are mirrored at certain times only.
 *
 * @param flows by the flow's name; a flow that is not named is mirrored all the time
 */
@Validated
@ConfigurationProperties(prefix = "tributary.schedule", ignoreUnknownFields = false)
public record ScheduleProperties(@DefaultValue Map<String, @Valid Times> flows) {

    /**
     * When mirroring a flow begins; it ends when all is mirrored that was there then.
     *
     * @param cron second, minute, hour, day of month, month, day of week
     * @param zone of the times in cron, such as Asia/Shanghai; absent: the site's
     */
    public record Times(
            @NotBlank(message = "is missing; say when mirroring begins, such as 0 0 1 * * * for one o'clock each night")
            String cron,

            @Nullable String zone) {}
}
