package io.tributary.ops.config;

import io.tributary.mirror.client.ClientProperties;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The Kafka cluster that a city mirrors to.
 *
 * @param bootstrapServers host and port of one or more brokers, separated by commas
 * @param properties Kafka client properties of every client of this cluster, by their Kafka names
 * @param consumer   Kafka properties of consumers only
 * @param producer   Kafka properties of producers only
 * @param admin      Kafka properties of admin clients only
 */
@Validated
@ConfigurationProperties(prefix = UpstreamProperties.PREFIX, ignoreUnknownFields = false)
public record UpstreamProperties(
        @Nullable String bootstrapServers,
        @DefaultValue Map<String, String> properties,
        @DefaultValue Map<String, String> consumer,
        @DefaultValue Map<String, String> producer,
        @DefaultValue Map<String, String> admin) {

    public static final String PREFIX = "tributary.upstream";

    /**
     * @throws io.tributary.core.fault.ConfigurationException where no broker is named, or a property is set that is the
     *     gateway's to set
     */
    public ClientProperties clientProperties() {
        return new ClusterClients(PREFIX, bootstrapServers, properties, consumer, producer, admin).checked();
    }

    /** Without the properties, which may hold secrets. */
    @Override
    public String toString() {
        return "UpstreamProperties[bootstrapServers=" + bootstrapServers + "]";
    }
}
