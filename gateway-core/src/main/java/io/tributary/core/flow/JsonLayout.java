package io.tributary.core.flow;

import java.util.List;

/**
 * One JSON document a value.
 *
 * @param hasSchemaId whether it stands behind the Confluent wire format's magic byte and schema id
 * @param embedded    paths of texts that are JSON documents themselves and are read in place, in this order
 */
public record JsonLayout(boolean hasSchemaId, List<String> embedded) implements ValueLayout {

    public static final JsonLayout PLAIN = new JsonLayout(false, List.of());

    public JsonLayout {
        embedded = List.copyOf(embedded);
    }

    @Override
    public Format format() {
        return Format.JSON;
    }
}
