package io.tributary.standardization.catalog;

import io.tributary.core.flow.AvroLayout;
import io.tributary.core.flow.SchemaReference;
import io.tributary.core.outcome.Wording;
import io.tributary.standardization.codec.AvroSchema;
import io.tributary.standardization.codec.AvroSchemas;
import io.tributary.standardization.mapping.ProblemSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds the schemas that a flow's values in Avro were written with. Confined to one thread, one flow. */
final class AvroSources {

    private static final Wording NOT_LISTED =
            Wording.of("it is none of source.avro.ids; add it", "它不在 source.avro.ids 中；请补充");

    private final SnapshotSchemas schemas;
    private final @Nullable AvroSchemas registered;
    private final ProblemSink problems;
    private final List<String> texts = new ArrayList<>();

    AvroSources(SnapshotSchemas schemas, @Nullable AvroSchemas registered, ProblemSink problems) {
        this.schemas = schemas;
        this.registered = registered;
        this.problems = problems;
    }

    /** Null where a problem was taken down instead. */
    @Nullable
    AvroSchemas of(AvroLayout layout) {
        if (layout.needsRegistry()) {
            if (registered == null) {
                problems.add(
                        "source.format",
                        "values in Avro name their schemas by the schema registry's id, and this gateway has no registry;"
                                + " set tributary.registry.url, or give the schemas in source.avro.ids or"
                                + " source.avro.schema");
            }
            return registered;
        }
        SchemaReference fixed = layout.schema();
        if (fixed != null) {
            AvroSchema schema = schema(fixed, "source.avro.schema");
            return schema == null ? null : id -> schema;
        }
        Map<Integer, AvroSchema> byId = new TreeMap<>();
        new TreeMap<>(layout.ids()).forEach((id, reference) -> {
            AvroSchema schema = schema(reference, "source.avro.ids." + id);
            if (schema != null) {
                byId.put(id, schema);
            }
        });
        return id -> {
            AvroSchema schema = byId.get(id);
            if (schema == null) {
                throw AvroSchemas.unknown(id, NOT_LISTED);
            }
            return schema;
        };
    }

    /** What decides, for the contract's digest. A registry's id stands for the same schema for good. */
    List<String> texts() {
        return texts;
    }

    private @Nullable AvroSchema schema(SchemaReference reference, String path) {
        SnapshotSchemas.Found found = schemas.find(reference, path, problems);
        if (found == null) {
            return null;
        }
        try {
            AvroSchema schema = schemas.avro().parse(found.document());
            texts.add(found.document().text());
            schemas.avro()
                    .referredBy(found.document())
                    .forEach(referred ->
                            texts.add(referred + "\n" + referred.document().text()));
            return schema;
        } catch (IllegalArgumentException e) {
            problems.add(path, found.name() + " (" + found.document().origin() + "): " + e.getMessage());
            return null;
        }
    }
}
