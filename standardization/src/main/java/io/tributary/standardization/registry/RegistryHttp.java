package io.tributary.standardization.registry;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Single requests to the registry, each bounded in time and in bytes. Owns the HTTP client's threads.
 *
 * <p><b>Threading:</b> any number of threads may call; each call blocks.
 */
final class RegistryHttp implements AutoCloseable {

    private static final int THREADS = 2;
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

    private final RegistrySettings settings;
    private final String base;
    private final ExecutorService threads;
    private final HttpClient client;

    RegistryHttp(RegistrySettings settings) {
        this.settings = settings;
        this.base = settings.url().toString().replaceFirst("/+$", "");
        this.threads = Executors.newFixedThreadPool(THREADS, RegistryHttp.named(new AtomicInteger()));
        HttpClient.Builder builder = HttpClient.newBuilder()
                .connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .executor(threads);
        if (settings.sslContext() != null) {
            builder.sslContext(settings.sslContext());
        }
        this.client = builder.build();
    }

    private static java.util.concurrent.ThreadFactory named(AtomicInteger count) {
        return task -> {
            Thread thread = new Thread(task, "registry-http-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    String base() {
        return base;
    }

    /**
     * @param path after the registry's address, with its slash
     * @param body JSON; absent: a GET
     */
    RegistryAnswer send(String path, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(settings.requestTimeout())
                .header("Accept", MEDIA_TYPE + ", application/json");
        settings.credentials().authorization().ifPresent(value -> request.header("Authorization", value));
        if (body != null) {
            request.header("Content-Type", MEDIA_TYPE).POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        }
        CompletableFuture<HttpResponse<byte[]>> response =
                client.sendAsync(request.build(), headers -> new BoundedBody(settings.maxResponseBytes()));
        try {
            HttpResponse<byte[]> answer = response.get(settings.requestTimeout().toMillis(), TimeUnit.MILLISECONDS);
            return new RegistryAnswer(answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
        } catch (ExecutionException e) {
            throw translated(path, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            response.cancel(true);
            throw unreachable(path, "no whole answer within " + settings.requestTimeout(), e);
        } catch (InterruptedException e) {
            response.cancel(true);
            Thread.currentThread().interrupt();
            throw unreachable(path, "the call was interrupted", e);
        }
    }

    private TributaryException translated(String path, Throwable cause) {
        if (cause instanceof BoundedBody.TooLongException) {
            return new TributaryException(
                    FaultCode.REGISTRY_REFUSED,
                    "the answer of the schema registry to " + base + path + " is longer than "
                            + settings.maxResponseBytes() + " bytes; is the address that of a registry?",
                    cause);
        }
        return unreachable(path, NetworkFault.inWords(cause), cause);
    }

    private TributaryException unreachable(String path, String why, Throwable cause) {
        return new TributaryException(
                FaultCode.REGISTRY_UNREACHABLE,
                "the schema registry cannot be reached at " + base + path + ": " + why
                        + ". Check the registry's address and that it runs",
                cause);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
