package io.tributary.ops.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Flows, routes, schemas and code tables from a folder.
 *
 * @param folder holds flows/, routes/, schemas/ and code-tables/; absent where a registry holds them
 */
@Validated
@ConfigurationProperties(prefix = "tributary.catalog", ignoreUnknownFields = false)
public record CatalogProperties(@Nullable Path folder) {}
