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

    /** More are not asked for. */
    private static final int MAX_SCHEMAS = 200;
    /** Of all of them together. */
    private static final int MAX_CHARACTERS = 4 << 20;

    private final SchemaRegistryClient client;
    private final Set<String> names = new HashSet<>();
    private final Set<Place> asked = new HashSet<>();
    private final List<AvroText> texts = new ArrayList<>();
    private int characters;
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
        referred.collect(references);
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

    private void collect(List<RegisteredReference> references) {
        for (RegisteredReference reference : references) {
            Place place = new Place(reference.subject(), reference.version());
            if (fault == null && names.add(reference.name()) && asked.add(place)) {
                collect(place);
            }
        }
    }

    private void collect(Place place) {
        if (asked.size() > MAX_SCHEMAS) {
            fault = tooMuch();
            return;
        }
        RegisteredSchema schema =
                client.version(place.subject(), place.version()).orElse(null);
        if (schema == null) {
            fault = Wording.of(
                    "it refers to " + place + ", which the registry does not have", "它引用的 " + place + " 在注册中心中不存在");
            return;
        }
        characters += schema.text().length();
        if (characters > MAX_CHARACTERS) {
            fault = tooMuch();
            return;
        }
        collect(schema.references());
        texts.add(new AvroText(place.toString(), schema.text()));
    }

    private static Wording tooMuch() {
        return Wording.of(
                "it refers to more than " + MAX_SCHEMAS + " others, or to more than " + MAX_CHARACTERS
                        + " characters of them",
                "它引用的 Schema 超过 " + MAX_SCHEMAS + " 个，或总长超过 " + MAX_CHARACTERS + " 个字符");
    }
}
