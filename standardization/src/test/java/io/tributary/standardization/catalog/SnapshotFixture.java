package io.tributary.standardization.catalog;

import io.tributary.core.contract.Contract;
import io.tributary.core.contract.RouteEvaluator;
import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.core.flow.SchemaReference;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.record.RecordHeader;
import io.tributary.core.record.SourcePosition;
import io.tributary.core.record.SourceRecord;
import io.tributary.core.site.SiteCode;
import io.tributary.standardization.codec.DocumentLimits;
import io.tributary.standardization.masking.MaskingKey;
import io.tributary.standardization.masking.MaskingKeys;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A catalog in memory, for tests. */
final class SnapshotFixture {

    static final String ANY_OBJECT = "{\"type\": \"object\"}";

    private final List<CatalogDocument> flows = new ArrayList<>();
    private final List<CatalogDocument> routes = new ArrayList<>();
    private final Map<String, NavigableMap<Integer, CatalogDocument>> schemas = new HashMap<>();
    private final Map<String, CatalogDocument> tables = new HashMap<>();
    private StandardizationSettings settings = new StandardizationSettings(
            DocumentLimits.defaults(), new MaskingKeys(key("0123456789abcdef"), key("another secret of 26 bytes")));

    static MaskingKey key(String secret) {
        return MaskingKey.of(secret.getBytes(StandardCharsets.US_ASCII));
    }

    SnapshotFixture flow(String text) {
        String origin = "flows/" + flows.size() + ".yaml";
        flows.add(new CatalogDocument("f" + flows.size(), "sha256:000000000000", origin, text));
        return this;
    }

    /** A JSON flow of one section {@code standard}, given without its {@code schema} line. */
    SnapshotFixture mapping(String standard) {
        return schema("any", 1, ANY_OBJECT)
                .flow("""
                        flow: sample
                        source: {topic: ods.sample, format: json}
                        standard:
                          schema: any@1
                        %s
                        target: {topic: std.sample}
                        """.formatted(standard.stripTrailing().indent(2).stripTrailing()));
    }

    SnapshotFixture route(String text) {
        routes.add(new CatalogDocument("r" + routes.size(), "1", "routes/" + routes.size() + ".yaml", text));
        return this;
    }

    SnapshotFixture schema(String subject, int version, String text) {
        return schema(subject, version, text, Map.of());
    }

    /** As a registry has it: with what it says that the schema refers to. */
    SnapshotFixture schema(String subject, int version, String text, Map<String, SchemaReference> references) {
        String origin = "schemas/" + subject + ".json";
        schemas.computeIfAbsent(subject, key -> new TreeMap<>())
                .put(version, new CatalogDocument(subject, "" + version, origin, text, references));
        return this;
    }

    /** As a folder has it whose file cannot be read. */
    SnapshotFixture unreadableSchema(String subject, String file) {
        ConfigurationProblem why = ConfigurationProblem.of(file, "", "not UTF-8: byte 7 is 0xB8");
        schemas.computeIfAbsent(subject, key -> new TreeMap<>()).put(1, CatalogDocument.unreadable(subject, why));
        return this;
    }

    SnapshotFixture table(String name, String csv) {
        tables.put(name, new CatalogDocument(name, "1", "code-tables/" + name + ".csv", csv));
        return this;
    }

    SnapshotFixture settings(StandardizationSettings other) {
        settings = other;
        return this;
    }

    Catalog compile() {
        return compile(null);
    }

    Catalog compile(SiteCode site) {
        return new ContractCompiler(settings)
                .compile(new CatalogSnapshot("memory", flows, routes, schemas, tables), site);
    }

    Contract contract() {
        Catalog catalog = compile();
        if (!catalog.refused().isEmpty()) {
            throw new AssertionError(catalog.refused());
        }
        return catalog.contracts().get(0);
    }

    RouteEvaluator routeEvaluator() {
        Catalog catalog = compile();
        if (!catalog.refused().isEmpty()) {
            throw new AssertionError(catalog.refused());
        }
        return catalog.routes().get(0);
    }

    List<ConfigurationProblem> problems() {
        return compile().refused().stream()
                .flatMap(refused -> refused.problems().stream())
                .toList();
    }

    Outcome outcome(String value) {
        return outcome(value, StandardCharsets.UTF_8);
    }

    Outcome outcome(String value, Charset charset) {
        return contract().open().standardize(record(value.getBytes(charset)));
    }

    static SourceRecord record(byte[] value) {
        return record("source-key".getBytes(StandardCharsets.UTF_8), value);
    }

    static SourceRecord record(byte[] key, byte[] value) {
        return new SourceRecord(
                new SourcePosition("ods.sample", 3, 42),
                1519081200123L,
                key,
                value,
                List.of(new RecordHeader("trace", "t-1".getBytes(StandardCharsets.UTF_8))));
    }

    static String value(Outcome outcome) {
        if (outcome instanceof Outcome.Mirrored mirrored) {
            return new String(mirrored.value(), StandardCharsets.UTF_8);
        }
        throw new AssertionError("not mirrored: " + outcome);
    }

    static String key(Outcome outcome) {
        if (outcome instanceof Outcome.Mirrored mirrored) {
            return new String(mirrored.key(), StandardCharsets.UTF_8);
        }
        throw new AssertionError("not mirrored: " + outcome);
    }
}
