package io.tributary.standardization.registry;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A client of the API that Confluent's registry made common and Apicurio, Karapace and Redpanda offer too. */
public final class ConfluentRegistryClient implements SchemaRegistryClient {

    private static final double BACKOFF_FACTOR = 2.0;
    private static final double BACKOFF_JITTER = 0.5;

    private final RegistryHttp http;
    private final Retry retry;

    private ConfluentRegistryClient(RegistrySettings settings) {
        this.http = new RegistryHttp(settings);
        this.retry = Retry.of(
                "registry",
                RetryConfig.custom()
                        .maxAttempts(settings.attempts())
                        .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(
                                settings.firstPause(), BACKOFF_FACTOR, BACKOFF_JITTER))
                        .retryOnException(ConfluentRegistryClient::mayPass)
                        .build());
    }

    /** Connects to nothing yet; the first call does. */
    public static SchemaRegistryClient create(RegistrySettings settings) {
        return new ConfluentRegistryClient(settings);
    }

    private static boolean mayPass(Throwable fault) {
        return fault instanceof TributaryException known
                && known.code() == FaultCode.REGISTRY_UNREACHABLE
                && !Thread.currentThread().isInterrupted();
    }

    @Override
    public List<String> subjects() {
        String path = "/subjects";
        RegistryAnswer answer = call(path, null);
        if (answer.isNotFound()) {
            throw new TributaryException(
                    FaultCode.REGISTRY_REFUSED,
                    "there is no schema registry at " + http.base() + ": " + path
                            + " is not found there. Is the path of the address complete? An Apicurio Registry's ends in"
                            + " /apis/ccompat/v7");
        }
        return RegistryJson.texts(where(path), good(path, answer));
    }

    @Override
    public List<Integer> versions(String subject) {
        String path = subjectPath(subject) + "/versions";
        RegistryAnswer answer = call(path, null);
        return answer.isNotFound()
                ? List.of()
                : RegistryJson.numbers(where(path), good(path, answer)).stream()
                        .sorted()
                        .toList();
    }

    @Override
    public Optional<RegisteredSchema> version(String subject, int version) {
        return read(subjectPath(subject) + "/versions/" + version);
    }

    @Override
    public Optional<RegisteredSchema> latest(String subject) {
        return read(subjectPath(subject) + "/versions/latest");
    }

    @Override
    public Optional<IdentifiedSchema> byId(int id) {
        String path = "/schemas/ids/" + id;
        RegistryAnswer answer = call(path, null);
        return answer.isNotFound()
                ? Optional.empty()
                : Optional.of(RegistryJson.identified(where(path), good(path, answer)));
    }

    private Optional<RegisteredSchema> read(String path) {
        RegistryAnswer answer = call(path, null);
        return answer.isNotFound()
                ? Optional.empty()
                : Optional.of(RegistryJson.schema(where(path), good(path, answer)));
    }

    @Override
    public RegisteredSchema register(
            String subject, SchemaLanguage language, String text, List<RegisteredReference> references) {
        String body = RegistryJson.registration(language, text, references);
        String registerPath = subjectPath(subject) + "/versions";
        good(registerPath, call(registerPath, body));
        String lookupPath = subjectPath(subject);
        JsonNode found = RegistryJson.tree(where(lookupPath), good(lookupPath, call(lookupPath, body)));
        // Some registries leave the text out of this answer.
        return new RegisteredSchema(
                subject,
                RegistryJson.number(where(lookupPath), found, "version"),
                RegistryJson.number(where(lookupPath), found, "id"),
                text,
                references);
    }

    @Override
    public String description() {
        return http.base();
    }

    @Override
    public void close() {
        http.close();
    }

    private RegistryAnswer call(String path, @Nullable String body) {
        return retry.executeSupplier(() -> {
            RegistryAnswer answer = http.send(path, body);
            if (answer.isPassing()) {
                throw new TributaryException(
                        FaultCode.REGISTRY_UNREACHABLE,
                        "the schema registry failed at " + where(path) + " with status " + answer.status()
                                + RegistryJson.reason(answer.body()) + ". Look into the registry's own log");
            }
            return answer;
        });
    }

    private String good(String path, RegistryAnswer answer) {
        if (answer.isGood()) {
            return answer.body();
        }
        throw new TributaryException(
                answer.isRefusalOfUser() ? FaultCode.INVALID_CREDENTIALS : FaultCode.REGISTRY_REFUSED,
                "the schema registry refused " + where(path) + " with status " + answer.status()
                        + RegistryJson.reason(answer.body()) + RegistryRemedy.of(answer.status()));
    }

    private String where(String path) {
        return http.base() + path;
    }

    private static String subjectPath(String subject) {
        return "/subjects/" + URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
