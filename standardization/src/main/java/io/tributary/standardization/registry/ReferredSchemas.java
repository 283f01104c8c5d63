package io.tributary.standardization.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The schemas that a registered one refers to, and those that they refer to.
 *
 * <p><b>Threading:</b> confined to one thread; for one schema. Blocks on the network.
 */
public final class ReferredSchemas {

    /** More are not asked for. */
    private static final int MAX_SCHEMAS = 200;
    /** Of all of them together. */
    private static final int MAX_CHARACTERS = 4 << 20;

    private final SchemaRegistryClient client;
    private final Map<Place, Optional<RegisteredSchema>> asked = new LinkedHashMap<>();
    private final List<String> texts = new ArrayList<>();
    private int characters;

    private ReferredSchemas(SchemaRegistryClient client) {
        this.client = client;
    }

    private record Place(String subject, int version) {}

    /** Their texts, each after those that it refers to itself; empty where one is not there, or they are too many or too long. */
    public static Optional<List<String>> texts(SchemaRegistryClient client, List<RegisteredReference> references) {
        ReferredSchemas referred = new ReferredSchemas(client);
        return referred.collect(references) ? Optional.of(List.copyOf(referred.texts)) : Optional.empty();
    }

    private boolean collect(List<RegisteredReference> references) {
        return references.stream().allMatch(this::collect);
    }

    private boolean collect(RegisteredReference reference) {
        Place place = new Place(reference.subject(), reference.version());
        Optional<RegisteredSchema> known = asked.get(place);
        if (known != null) {
            return known.isPresent();
        }
        if (asked.size() == MAX_SCHEMAS) {
            return false;
        }
        Optional<RegisteredSchema> schema = client.version(place.subject(), place.version());
        asked.put(place, schema);
        characters += schema.map(found -> found.text().length()).orElse(0);
        if (characters > MAX_CHARACTERS) {
            return false;
        }
        boolean isWhole = schema.isPresent() && collect(schema.get().references());
        schema.ifPresent(found -> texts.add(found.text()));
        return isWhole;
    }
}
