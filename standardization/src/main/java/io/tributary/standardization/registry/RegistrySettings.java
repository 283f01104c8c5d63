package io.tributary.standardization.registry;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.ConfigurationProblem;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How a registry is reached.
 *
 * @param url              up to where {@code /subjects} follows, such as {@code http://host:8081} or, of an Apicurio
 *     Registry, {@code http://host:8080/apis/ccompat/v7}
 * @param sslContext       absent: the platform's own
 * @param requestTimeout   of one attempt, from sending to the last byte of the answer
 * @param maxResponseBytes an answer that is longer is refused
 * @param attempts         how often a call is tried, in all
 * @param firstPause       before the second attempt; doubles for each further one
 */
public record RegistrySettings(
        URI url,
        RegistryCredentials credentials,
        @Nullable SSLContext sslContext,
        Duration connectTimeout,
        Duration requestTimeout,
        int maxResponseBytes,
        int attempts,
        Duration firstPause) {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final int MAX_RESPONSE_BYTES = 32 * 1024 * 1024;
    private static final int ATTEMPTS = 3;

    /**
     * @throws ConfigurationException where the address is not http(s) or holds credentials
     */
    public RegistrySettings {
        String scheme = url.getScheme();
        if (url.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
            throw refusal("expected an address such as http://registry:8081; got '" + withoutUser(url) + "'");
        }
        if (url.getRawUserInfo() != null) {
            throw refusal("the address holds a user and password; give them as username and password instead");
        }
        if (attempts < 1 || maxResponseBytes < 1) {
            throw new IllegalArgumentException("attempts and maxResponseBytes count from 1");
        }
    }

    /** The usual time-outs and bounds, without credentials. */
    public static RegistrySettings of(URI url) {
        return new RegistrySettings(
                url,
                new RegistryCredentials.None(),
                null,
                CONNECT_TIMEOUT,
                REQUEST_TIMEOUT,
                MAX_RESPONSE_BYTES,
                ATTEMPTS,
                FIRST_PAUSE);
    }

    public RegistrySettings withCredentials(RegistryCredentials shown) {
        return new RegistrySettings(
                url, shown, sslContext, connectTimeout, requestTimeout, maxResponseBytes, attempts, firstPause);
    }

    public RegistrySettings withSslContext(SSLContext context) {
        return new RegistrySettings(
                url, credentials, context, connectTimeout, requestTimeout, maxResponseBytes, attempts, firstPause);
    }

    /**
     * @param connect   for the connection
     * @param request   of one attempt
     * @param tries     in all
     * @param pause     before the second
     */
    public RegistrySettings withPatience(Duration connect, Duration request, int tries, Duration pause) {
        return new RegistrySettings(url, credentials, sslContext, connect, request, maxResponseBytes, tries, pause);
    }

    public RegistrySettings withMaxResponseBytes(int bytes) {
        return new RegistrySettings(
                url, credentials, sslContext, connectTimeout, requestTimeout, bytes, attempts, firstPause);
    }

    private static ConfigurationException refusal(String message) {
        return new ConfigurationException(List.of(ConfigurationProblem.of("tributary.registry.url", "", message)));
    }

    private static String withoutUser(URI url) {
        return url.toString().replaceFirst("//[^/@]*@", "//***@");
    }
}
