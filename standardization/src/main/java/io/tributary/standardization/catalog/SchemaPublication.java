package io.tributary.standardization.catalog;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.standardization.codec.AvroText;
import io.tributary.standardization.registry.ReferredSchemas;
import io.tributary.standardization.registry.RegisteredReference;
import io.tributary.standardization.registry.RegisteredSchema;
import io.tributary.standardization.registry.SchemaLanguage;
import io.tributary.standardization.registry.SchemaRegistryClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Publishes the versions of one schema subject. Texts are compared as JSON or Avro, since some registries write
 * them in their own way; those of Avro with the types of others in them.
 *
 * <p>Where the folder numbers its versions, each must have the same number in the registry. A schema without numbers
 * becomes the newest version, unless it is that already.
 */
final class SchemaPublication {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final SchemaRegistryClient client;
    private final AvroSubjects avro;
    private final String subject;
    private final List<Integer> held;

    /** @param avro what schemas of Avro refer to */
    SchemaPublication(SchemaRegistryClient client, AvroSubjects avro, String subject) {
        this.client = client;
        this.avro = avro;
        this.subject = subject;
        this.held = new ArrayList<>(client.versions(subject));
    }

    /**
     * @param isNumbered whether the folder numbers its versions; a single version 1 counts as a schema without numbers
     * @param references what the schema's references stand for in the registry
     */
    Published publish(SchemaSubjects.Located schema, boolean isNumbered, List<RegisteredReference> references) {
        return isNumbered
                ? asNumbered(schema.version(), schema.document(), references)
                : asNewest(schema.document(), references);
    }

    private Published asNewest(CatalogDocument document, List<RegisteredReference> references) {
        for (int i = held.size() - 1; i >= 0; i--) {
            int version = held.get(i);
            if (!isSame(version, document, references)) {
                continue;
            }
            if (i < held.size() - 1) {
                throw refusal(
                        document,
                        "it is version " + version + " of '" + subject + "', but the registry's newest is "
                                + held.get(held.size() - 1)
                                + ", and a registry does not take the same text twice. Number the versions in the folder"
                                + " (" + subject + ".v" + version + (document.isAvroFile() ? ".avsc" : ".json")
                                + ", …), or change this one, by its "
                                + (document.isAvroFile() ? "doc" : "$comment") + " at least");
            }
            return new Published(subject, version, false);
        }
        return added(document, references);
    }

    private Published asNumbered(int number, CatalogDocument document, List<RegisteredReference> references) {
        if (held.contains(number)) {
            if (!isSame(number, document, references)) {
                throw refusal(
                        document,
                        "version " + number + " of '" + subject
                                + "' in the registry is another text, and versions never change. Give this one the"
                                + " next number, " + (held.get(held.size() - 1) + 1));
            }
            return new Published(subject, number, false);
        }
        int next = held.isEmpty() ? 1 : held.get(held.size() - 1) + 1;
        if (number != next) {
            throw refusal(
                    document,
                    "the registry would give it number " + next + " of '" + subject + "', not " + number
                            + ". Add the versions before it to the folder, or rename it");
        }
        return added(document, references);
    }

    private Published added(CatalogDocument document, List<RegisteredReference> references) {
        int version = client.register(subject, language(document), document.text(), references)
                .version();
        held.add(version);
        return new Published(subject, version, true);
    }

    private boolean isSame(int version, CatalogDocument document, List<RegisteredReference> references) {
        RegisteredSchema registered = client.version(subject, version).orElse(null);
        if (registered == null) {
            return false;
        }
        return document.isAvroFile()
                ? isSameAvro(registered, document)
                : isSameJson(registered.text(), document)
                        && Set.copyOf(registered.references()).equals(Set.copyOf(references));
    }

    // With the types of others in it: where they are written counts no more than how.
    private boolean isSameAvro(RegisteredSchema registered, CatalogDocument document) {
        ReferredSchemas referred = ReferredSchemas.of(client, registered.references());
        AvroText other = new AvroText("the registry's", registered.text());
        return referred.fault() == null && avro.isSame(document, other, referred.texts());
    }

    private static SchemaLanguage language(CatalogDocument document) {
        return document.isAvroFile() ? SchemaLanguage.AVRO : SchemaLanguage.JSON;
    }

    private static boolean isSameJson(String registered, CatalogDocument document) {
        try {
            return MAPPER.readTree(registered).equals(MAPPER.readTree(document.text()));
        } catch (JacksonException e) {
            // The registry holds something else than JSON there.
            return false;
        }
    }

    private static ConfigurationException refusal(CatalogDocument document, String message) {
        return new ConfigurationException(List.of(ConfigurationProblem.of(document.origin(), "", message)));
    }
}
