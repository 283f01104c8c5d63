package io.tributary.ops.config;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The schema registry that holds flows, routes, schemas and code tables.
 *
 * @param url        of its Confluent-compatible API; absent where a folder holds the catalog
 * @param username   for HTTP Basic; absent: none is sent
 * @param password   for HTTP Basic
 * @param copyFolder where the last good copy is kept, for a start while the registry is down
 * @param sslBundle  the name of one of Spring Boot's SSL bundles; absent: the platform's trust
 */
@Validated
@ConfigurationProperties(prefix = "tributary.registry", ignoreUnknownFields = false)
public record RegistryProperties(
        @Nullable URI url,
        @Nullable String username,
        @Nullable Secret password,
        @DefaultValue("registry-copy") Path copyFolder,
        @Nullable String sslBundle) {}
