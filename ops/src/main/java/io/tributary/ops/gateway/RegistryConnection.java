package io.tributary.ops.gateway;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.ops.config.RegistryProperties;
import io.tributary.ops.config.Settings;
import io.tributary.standardization.registry.ConfluentRegistryClient;
import io.tributary.standardization.registry.RegistryCredentials;
import io.tributary.standardization.registry.RegistrySettings;
import io.tributary.standardization.registry.SchemaRegistryClient;
import java.net.URI;
import java.util.List;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;

/** Makes the client of the configured schema registry. */
public final class RegistryConnection {

    private RegistryConnection() {}

    /**
     * The client is the caller's to close.
     *
     * @throws ConfigurationException where the registry's settings are incomplete
     */
    public static SchemaRegistryClient open(RegistryProperties registry, SslBundles bundles) {
        URI url = registry.url();
        if (url == null) {
            throw refused("tributary.registry.url", "is missing; name the address of the registry");
        }
        RegistrySettings settings = RegistrySettings.of(url).withCredentials(credentials(registry));
        String bundle = registry.sslBundle();
        return ConfluentRegistryClient.create(bundle == null ? settings : secured(settings, bundle, bundles));
    }

    private static RegistrySettings secured(RegistrySettings settings, String bundle, SslBundles bundles) {
        try {
            return settings.withSslContext(bundles.getBundle(bundle).createSslContext());
        } catch (NoSuchSslBundleException e) {
            throw refused(
                    "tributary.registry.ssl-bundle",
                    "there is no SSL bundle '" + bundle + "'; define spring.ssl.bundle.pem." + bundle);
        }
    }

    private static RegistryCredentials credentials(RegistryProperties registry) {
        String username = registry.username();
        if (username == null) {
            return new RegistryCredentials.None();
        }
        if (registry.password() == null) {
            throw refused("tributary.registry.password", "is missing, though a username is set");
        }
        return new RegistryCredentials.Basic(username, registry.password().reveal());
    }

    private static ConfigurationException refused(String key, String message) {
        return new ConfigurationException(List.of(ConfigurationProblem.of(Settings.ORIGIN, key, message)));
    }
}
