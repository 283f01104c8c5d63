package io.tributary.core.flow;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One value in Avro's binary form.
 *
 * @param schema of every value, which has no schema id then; absent where each value names its own by id
 * @param ids    the schemas by id, where the flow gives them; empty: the schema registry knows them
 */
public record AvroLayout(@Nullable SchemaReference schema, Map<Integer, SchemaReference> ids) implements ValueLayout {

    /** Each value names its schema by the registry's id. */
    public static final AvroLayout REGISTRY = new AvroLayout(null, Map.of());

    public AvroLayout {
        ids = Map.copyOf(ids);
        if (schema != null && !ids.isEmpty()) {
            throw new IllegalArgumentException("values of one fixed schema carry no schema id");
        }
    }

    @Override
    public Format format() {
        return Format.AVRO;
    }

    @Override
    public boolean hasSchemaId() {
        return schema == null;
    }

    /** Whether the schema registry must be asked for the schemas of ids. */
    public boolean needsRegistry() {
        return schema == null && ids.isEmpty();
    }
}
