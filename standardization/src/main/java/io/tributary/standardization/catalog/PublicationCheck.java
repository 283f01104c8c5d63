package io.tributary.standardization.catalog;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.ConfigurationProblem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looks over a catalog before anything of it is published, and finds the names under which its flows are known. */
final class PublicationCheck {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final AvroSubjects avro;
    private final List<ConfigurationProblem> problems = new ArrayList<>();
    private final Map<String, CatalogDocument> flows = new TreeMap<>();
    private final Map<String, CatalogDocument> routes = new TreeMap<>();

    private PublicationCheck(AvroSubjects avro) {
        this.avro = avro;
    }

    /**
     * @throws ConfigurationException with every problem
     */
    static PublicationCheck of(CatalogSnapshot snapshot) {
        CatalogSnapshot readable = snapshot.readable();
        PublicationCheck check = new PublicationCheck(new AvroSubjects(snapshot.schemas()));
        snapshot.unreadable().forEach(document -> check.problems.add(Objects.requireNonNull(document.unreadable())));
        readable.schemas().values().forEach(versions -> versions.values().forEach(check::schema));
        readable.flows().forEach(check::flow);
        readable.routes().forEach(check::route);
        if (!check.problems.isEmpty()) {
            throw new ConfigurationException(check.problems);
        }
        return check;
    }

    /** By the name that the file gives itself. */
    Map<String, CatalogDocument> flows() {
        return Collections.unmodifiableMap(flows);
    }

    /** By the name that the file gives itself. */
    Map<String, CatalogDocument> routes() {
        return Collections.unmodifiableMap(routes);
    }

    private void schema(CatalogDocument schema) {
        if (schema.isAvroFile()) {
            avroSchema(schema);
            return;
        }
        try {
            JsonNode tree = MAPPER.readTree(schema.text());
            if (!tree.isObject()) {
                problem(schema, "a schema is a JSON object");
            } else if (!tree.path("$schema").isString()) {
                problem(
                        schema,
                        "the schema does not name its dialect, by which registries tell its type; add"
                                + " \"$schema\": \"http://json-schema.org/draft-07/schema#\"");
            }
        } catch (JacksonException e) {
            problems.add(new ConfigurationProblem(
                    schema.origin(),
                    e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr()),
                    e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getColumnNr()),
                    "",
                    "not valid JSON: " + e.getOriginalMessage(),
                    null));
        }
    }

    private void avroSchema(CatalogDocument schema) {
        try {
            avro.parse(schema);
        } catch (IllegalArgumentException e) {
            problem(schema, String.valueOf(e.getMessage()));
        }
    }

    private void flow(CatalogDocument flow) {
        try {
            add(flows, FlowFileParser.parse(flow).definition().name().value(), flow);
        } catch (ConfigurationException e) {
            problems.addAll(e.problems());
        }
    }

    private void route(CatalogDocument route) {
        try {
            add(routes, RouteFileParser.parse(route).definition().name().value(), route);
        } catch (ConfigurationException e) {
            problems.addAll(e.problems());
        }
    }

    private void add(Map<String, CatalogDocument> named, String name, CatalogDocument document) {
        CatalogDocument other = named.putIfAbsent(name, document);
        if (other != null) {
            problem(document, "the name '" + name + "' is taken by " + other.origin());
        }
    }

    private void problem(CatalogDocument document, String message) {
        problems.add(ConfigurationProblem.of(document.origin(), "", message));
    }
}
