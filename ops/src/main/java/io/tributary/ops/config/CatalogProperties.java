package io.tributary.ops.config;

import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Flows, routes, schemas and code tables from a folder.
 *
 * @param folder     holds flows/, routes/, schemas/ and code-tables/; absent where a registry holds them
 * @param refresh    between two looks for a changed catalog, in the folder or the registry
 * @param copyFolder where the last good copy of the folder is kept, for a restart while the folder is bad; absent: none is
 */
@Validated
@ConfigurationProperties(prefix = "tributary.catalog", ignoreUnknownFields = false)
public record CatalogProperties(
        @Nullable Path folder,
        @DefaultValue("30s") @DurationMin(millis = 100) Duration refresh,
        @Nullable Path copyFolder) {}
