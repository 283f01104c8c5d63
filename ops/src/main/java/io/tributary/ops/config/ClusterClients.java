package io.tributary.ops.config;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.mirror.client.ClientProperties;
import io.tributary.mirror.client.ForcedProperties;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The client properties under one prefix, before they are checked. */
record ClusterClients(
        String prefix,
        @Nullable String bootstrapServers,
        Map<String, String> properties,
        Map<String, String> consumer,
        Map<String, String> producer,
        Map<String, String> admin) {

    private static final String BOOTSTRAP = "bootstrap.servers";

    ClientProperties checked() {
        List<ConfigurationProblem> problems = new ArrayList<>();
        refuse("properties", properties, problems);
        refuse("consumer", consumer, problems);
        refuse("producer", producer, problems);
        refuse("admin", admin, problems);
        if (bootstrapServers == null || bootstrapServers.isBlank()) {
            problems.add(ConfigurationProblem.of(
                    Settings.ORIGIN,
                    prefix + ".bootstrap-servers",
                    "is missing; name one or more brokers as host:port"));
        }
        if (!problems.isEmpty() || bootstrapServers == null) {
            throw new ConfigurationException(problems);
        }
        Map<String, String> common = new HashMap<>(properties);
        common.put(BOOTSTRAP, bootstrapServers);
        return new ClientProperties(common, consumer, producer, admin);
    }

    private void refuse(String kind, Map<String, String> given, List<ConfigurationProblem> problems) {
        given.keySet().stream().sorted().forEach(name -> {
            String key = prefix + "." + kind + "." + name;
            if (ForcedProperties.contains(name)) {
                problems.add(ConfigurationProblem.of(
                        Settings.ORIGIN, key, "is the gateway's own to set; remove it from the configuration"));
            } else if (name.equals(BOOTSTRAP)) {
                problems.add(ConfigurationProblem.of(
                        Settings.ORIGIN, key, "has a key of its own; use " + prefix + ".bootstrap-servers"));
            }
        });
    }

    @Override
    public String toString() {
        return "ClusterClients[" + prefix + "]";
    }
}
