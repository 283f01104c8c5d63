package io.tributary.standardization.catalog;

import io.tributary.standardization.registry.RegisteredSchema;
import io.tributary.standardization.registry.SchemaRegistryClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one load fetched from a registry, and what it took over from the load before. What a load does not ask for is not
 * kept for the next.
 *
 * <p><b>Threading:</b> confined to one thread at a time.
 */
final class FetchedVersions {

    static final FetchedVersions NONE = new FetchedVersions(null, Map.of());

    private final @Nullable SchemaRegistryClient client;
    private final Map<String, NavigableMap<Integer, RegisteredSchema>> before;
    private final Map<String, NavigableMap<Integer, RegisteredSchema>> asked = new HashMap<>();

    private FetchedVersions(
            @Nullable SchemaRegistryClient client, Map<String, NavigableMap<Integer, RegisteredSchema>> before) {
        this.client = client;
        this.before = before;
    }

    /** For the next load. */
    FetchedVersions successor(SchemaRegistryClient of) {
        return new FetchedVersions(of, asked);
    }

    /** The newest version of a subject; asks for the numbers only where one is known. */
    Optional<RegisteredSchema> latest(String subject) {
        NavigableMap<Integer, RegisteredSchema> known = before.get(subject);
        if (known == null) {
            return kept(subject, client().latest(subject));
        }
        List<Integer> versions = client().versions(subject);
        RegisteredSchema newest = versions.isEmpty() ? null : known.get(versions.get(versions.size() - 1));
        return kept(subject, newest == null ? client().latest(subject) : Optional.of(newest));
    }

    Optional<RegisteredSchema> version(String subject, int number) {
        NavigableMap<Integer, RegisteredSchema> known = before.getOrDefault(subject, new TreeMap<>());
        RegisteredSchema schema = known.get(number);
        return kept(subject, schema == null ? client().version(subject, number) : Optional.of(schema));
    }

    private Optional<RegisteredSchema> kept(String subject, Optional<RegisteredSchema> schema) {
        schema.ifPresent(
                one -> asked.computeIfAbsent(subject, unseen -> new TreeMap<>()).put(one.version(), one));
        return schema;
    }

    private SchemaRegistryClient client() {
        if (client == null) {
            throw new IllegalStateException("a load has a successor of its own");
        }
        return client;
    }
}
