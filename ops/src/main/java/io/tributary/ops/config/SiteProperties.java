package io.tributary.ops.config;

import io.tributary.core.site.SiteCode;
import jakarta.validation.constraints.NotNull;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which place this gateway serves.
 *
 * @param code     the six digits of the site's GB/T 2260 division, such as 330100
 * @param role     city: mirror to the upstream; province: run the routes
 * @param zone     of the site's clock, by which lanes have their hours, and of times of runs and flows by the clock that name none
 * @param instance names this gateway among those of its site, the same after a restart; absent: the host's name
 */
@Validated
@ConfigurationProperties(prefix = "tributary.site", ignoreUnknownFields = false)
public record SiteProperties(
        @NotNull(message = "is missing; set the six digits of the site's GB/T 2260 division, such as 330100")
        SiteCode code,

        @DefaultValue("city") Role role,
        @DefaultValue("Asia/Shanghai") ZoneId zone,
        @Nullable String instance) {}
