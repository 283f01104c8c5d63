package io.tributary.standardization.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A schema registry in memory, over HTTP on a free loopback port, that can be told to misbehave. */
public final class FakeRegistry implements AutoCloseable {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final JsonNode NONE = MAPPER.createArrayNode();

    static {
        // Else each answer waits 40 ms for an acknowledgement between its head and its body.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, List<Held>> subjects = new TreeMap<>();
    /** By their ids, from 1. */
    private final List<Held> all = new ArrayList<>();

    private final Map<Integer, String> identified = new TreeMap<>();
    private final ConcurrentLinkedQueue<Answer> planned = new ConcurrentLinkedQueue<>();
    private final List<String> requests = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Answer always;
    private volatile String authorization;

    public FakeRegistry() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Forgets all subjects, as a registry without a disk does. */
    public synchronized void forget() {
        subjects.clear();
    }

    public synchronized void put(String subject, String text) {
        subjects.computeIfAbsent(subject, key -> new ArrayList<>()).add(held(text, "JSON", NONE));
    }

    /** One text has one id. */
    private Held held(String text, String type, JsonNode references) {
        Held held = new Held(text, type, references);
        if (!all.contains(held)) {
            all.add(held);
        }
        return held;
    }

    /** Answers for an id as it is given: {@code {"schema": ...}}. */
    public synchronized void identify(int id, String body) {
        identified.put(id, body);
    }

    /** Method and path of the requests so far. */
    public synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    /** The next request gets this answer, whatever it asks. */
    void answerNext(int status, String body) {
        planned.add(new Answer(status, body, false));
    }

    /** The next request gets the head of an answer, and never the rest. */
    void stallNext() {
        planned.add(new Answer(200, "", true));
    }

    /** Every request gets this answer, until {@link #recover}. */
    public void failAlways(int status, String body) {
        always = new Answer(status, body, false);
    }

    public void recover() {
        always = null;
    }

    void demandAuthorization(String value) {
        authorization = value;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            if (answer.stalls()) {
                exchange.sendResponseHeaders(200, 100);
                exchange.getResponseBody().write('[');
                exchange.getResponseBody().flush();
                closed.await();
                return;
            }
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Answer answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        requests.add(exchange.getRequestMethod() + " " + path);
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Answer next = planned.poll();
        if (next != null) {
            return next;
        }
        if (always != null) {
            return always;
        }
        if (authorization != null
                && !authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return fault(401, 40101, "unauthorized");
        }
        String[] parts = path.split("/");
        if (path.startsWith("/schemas/ids/")) {
            int id = Integer.parseInt(parts[3]);
            String text = identified.get(id);
            if (text != null) {
                return new Answer(200, text, false);
            }
            return id < 1 || id > all.size()
                    ? fault(404, 40403, "Schema not found")
                    : good(all.get(id - 1).body());
        }
        if (parts.length < 2 || !parts[1].equals("subjects")) {
            return new Answer(404, "<html>not here</html>", false);
        }
        if (parts.length == 2) {
            return good(subjects.keySet());
        }
        String subject = URLDecoder.decode(parts[2], StandardCharsets.UTF_8);
        if (exchange.getRequestMethod().equals("POST")) {
            JsonNode sent = MAPPER.readTree(body);
            JsonNode references = sent.path("references").isArray() ? sent.path("references") : NONE;
            Held given = new Held(
                    sent.path("schema").stringValue(), sent.path("schemaType").stringValue("AVRO"), references);
            return parts.length == 3 ? lookUp(subject, given) : register(subject, given);
        }
        return parts.length == 4 ? versions(subject) : version(subject, parts[4]);
    }

    private Answer register(String subject, Held text) {
        try {
            MAPPER.readTree(text.text());
        } catch (RuntimeException e) {
            return fault(422, 42201, "Invalid schema");
        }
        for (JsonNode reference : text.references()) {
            List<Held> referred =
                    subjects.getOrDefault(reference.path("subject").stringValue(), List.of());
            if (reference.path("version").intValue() > referred.size()) {
                return fault(422, 42201, "Reference not found");
            }
        }
        List<Held> versions = subjects.computeIfAbsent(subject, key -> new ArrayList<>());
        if (!versions.contains(text)) {
            versions.add(held(text.text(), text.type(), text.references()));
        }
        return good(Map.of("id", id(text)));
    }

    private Answer lookUp(String subject, Held text) {
        List<Held> versions = subjects.getOrDefault(subject, List.of());
        int index = versions.indexOf(text);
        return index < 0
                ? fault(404, 40403, "Schema not found")
                : good(Map.of("subject", subject, "version", index + 1, "id", id(text)));
    }

    private Answer versions(String subject) {
        List<Held> versions = subjects.get(subject);
        return versions == null
                ? fault(404, 40401, "Subject not found.")
                : good(IntStream.rangeClosed(1, versions.size()).boxed().toList());
    }

    private Answer version(String subject, String wanted) {
        List<Held> versions = subjects.get(subject);
        if (versions == null) {
            return fault(404, 40401, "Subject not found.");
        }
        int version = wanted.equals("latest") ? versions.size() : Integer.parseInt(wanted);
        if (version < 1 || version > versions.size()) {
            return fault(404, 40402, "Version not found.");
        }
        Held held = versions.get(version - 1);
        return good(held.body().put("subject", subject).put("version", version).put("id", id(held)));
    }

    private int id(Held held) {
        return all.indexOf(held) + 1;
    }

    private static Answer good(Object body) {
        return new Answer(200, MAPPER.writeValueAsString(body), false);
    }

    private static Answer fault(int status, int code, String message) {
        JsonNode body = MAPPER.createObjectNode().put("error_code", code).put("message", message);
        return new Answer(status, body.toString(), false);
    }

    private record Held(String text, String type, JsonNode references) {

        /** A registry names no type where it is Avro. */
        ObjectNode body() {
            ObjectNode body = MAPPER.createObjectNode().put("schema", text);
            if (!type.equals("AVRO")) {
                body.put("schemaType", type);
            }
            if (!references.isEmpty()) {
                body.set("references", references);
            }
            return body;
        }
    }

    private record Answer(int status, String body, boolean stalls) {}
}
