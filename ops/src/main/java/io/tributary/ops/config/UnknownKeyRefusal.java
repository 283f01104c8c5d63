package io.tributary.ops.config;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.core.fault.NearestName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Refuses keys below {@code tributary.} that the gateway does not read, and a role that there is not, before anything is
 * started: without a role that it knows, no part of the application would be put together, and Spring would speak of beans.
 * Environment variables
 * are left alone: a platform may set some of the same prefix for purposes of its own, as Kubernetes does for a service
 * named {@code tributary}.
 */
final class UnknownKeyRefusal implements EnvironmentPostProcessor, Ordered {

    private static final String ROLE = "tributary.site.role";
    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of(KnownKeys.ROOT);

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, ConfigurationProblem> problems = new LinkedHashMap<>();
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource iterable && !isEnvironment(source)) {
                unknownKeys(iterable).forEach(problem -> problems.putIfAbsent(problem.path(), problem));
            }
        }
        unknownRole(environment).ifPresent(problem -> problems.put(ROLE, problem));
        if (!problems.isEmpty()) {
            throw new ConfigurationException(List.copyOf(problems.values()));
        }
    }

    private static Optional<ConfigurationProblem> unknownRole(ConfigurableEnvironment environment) {
        String role = environment.getProperty(ROLE);
        List<String> known = Arrays.stream(Role.values())
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .toList();
        if (role == null || known.stream().anyMatch(role::equalsIgnoreCase)) {
            return Optional.empty();
        }
        return Optional.of(new ConfigurationProblem(
                Settings.ORIGIN,
                0,
                0,
                ROLE,
                "is one of " + String.join(", ", known) + "; got '" + role + "'",
                NearestName.of(role, known)));
    }

    private static boolean isEnvironment(ConfigurationPropertySource source) {
        return source.getUnderlyingSource() instanceof PropertySource<?> property
                && property.getName().equals(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
    }

    private static List<ConfigurationProblem> unknownKeys(IterableConfigurationPropertySource source) {
        List<ConfigurationProblem> problems = new ArrayList<>();
        for (ConfigurationPropertyName name : source) {
            String key = name.toString();
            if (ROOT.isAncestorOf(name) && !KnownKeys.isKnown(key)) {
                problems.add(new ConfigurationProblem(
                        origin(source, name), 0, 0, key, "is not a configuration key", KnownKeys.nearest(key)));
            }
        }
        return problems;
    }

    private static String origin(ConfigurationPropertySource source, ConfigurationPropertyName name) {
        ConfigurationProperty property = source.getConfigurationProperty(name);
        return property == null || property.getOrigin() == null
                ? Settings.ORIGIN
                : property.getOrigin().toString();
    }

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }
}
