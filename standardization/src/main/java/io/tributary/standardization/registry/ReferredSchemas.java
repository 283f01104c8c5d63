package io.tributary.standardization.registry;

import io.tributary.core.outcome.Wording;
import io.tributary.standardization.codec.AvroText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of Avro that a registered one refers to, and those that they refer to. Where several say what a name stands for,
 * the first that is come upon counts, as it does in Confluent's serializers: the values were written so.
 *
 * <p><b>Threading:</b> confined to one thread; for one schema. Blocks on the network.
 */
public final class ReferredSchemas {

    private final SchemaRegistryClient client;
    private final Set<String> names = new HashSet<>();
    private final Set<Place> asked = new HashSet<>();
    private final List<AvroText> texts = new ArrayList<>();
    private final ReferenceBudget budget = new ReferenceBudget();
    private @Nullable Wording fault;

    private ReferredSchemas(SchemaRegistryClient client) {
        this.client = client;
    }

    private record Place(String subject, int version) {

        @Override
        public String toString() {
            return subject + "@" + version;
        }
    }

    /** Asks the registry for all of them. */
    public static ReferredSchemas of(SchemaRegistryClient client, List<RegisteredReference> references) {
        ReferredSchemas referred = new ReferredSchemas(client);
        referred.collect(references, 1);
        return referred;
    }

    /** Why they cannot be had, to follow the name of the schema that refers to them; absent where they can. */
    public @Nullable Wording fault() {
        return fault;
    }

    /** Each after those that it refers to itself. */
    public List<AvroText> texts() {
        return List.copyOf(texts);
    }

    private void collect(List<RegisteredReference> references, int depth) {
        for (RegisteredReference reference : references) {
            Place place = new Place(reference.subject(), reference.version());
            if (fault == null && names.add(reference.name()) && asked.add(place)) {
                collect(place, depth);
            }
        }
    }

    private void collect(Place place, int depth) {
        fault = budget.ask(depth);
        if (fault != null) {
            return;
        }
        RegisteredSchema schema =
                client.version(place.subject(), place.version()).orElse(null);
        if (schema == null) {
            fault = Wording.of(
                    "it refers to " + place + ", which the registry does not have", "它引用的 " + place + " 在注册中心中不存在");
            return;
        }
        fault = budget.fetched(schema.text());
        if (fault == null) {
            collect(schema.references(), depth + 1);
            texts.add(new AvroText(place.toString(), schema.text()));
        }
    }
}
