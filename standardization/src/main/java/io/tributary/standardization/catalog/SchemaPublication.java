package io.tributary.standardization.catalog;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.standardization.registry.RegisteredSchema;
import io.tributary.standardization.registry.SchemaRegistryClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Publishes the versions of one schema subject. Texts are compared as JSON, since some registries drop white space.
 *
 * <p>Where the folder numbers its versions, each must have the same number in the registry. A schema without numbers
 * becomes the newest version, unless it is that already.
 */
final class SchemaPublication {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final SchemaRegistryClient client;
    private final String subject;
    private final List<Integer> held;

    SchemaPublication(SchemaRegistryClient client, String subject) {
        this.client = client;
        this.subject = subject;
        this.held = new ArrayList<>(client.versions(subject));
    }

    /** A single version 1 counts as a schema without numbers. */
    List<Published> publish(NavigableMap<Integer, CatalogDocument> versions) {
        if (versions.size() == 1 && versions.firstKey() == 1) {
            return List.of(asNewest(versions.firstEntry().getValue()));
        }
        List<Published> published = new ArrayList<>();
        for (Map.Entry<Integer, CatalogDocument> version : versions.entrySet()) {
            published.add(asNumbered(version.getKey(), version.getValue()));
        }
        return published;
    }

    private Published asNewest(CatalogDocument document) {
        for (int i = held.size() - 1; i >= 0; i--) {
            int version = held.get(i);
            if (!isSame(version, document)) {
                continue;
            }
            if (i < held.size() - 1) {
                throw refusal(
                        document,
                        "it is version " + version + " of '" + subject + "', but the registry's newest is "
                                + held.get(held.size() - 1)
                                + ", and a registry does not take the same text twice. Number the versions in the folder"
                                + " (" + subject + ".v" + version + ".json, …), or change this one, by its $comment"
                                + " at least");
            }
            return new Published(subject, version, false);
        }
        return added(document);
    }

    private Published asNumbered(int number, CatalogDocument document) {
        if (held.contains(number)) {
            if (!isSame(number, document)) {
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
        return added(document);
    }

    private Published added(CatalogDocument document) {
        int version = client.register(subject, document.text()).version();
        held.add(version);
        return new Published(subject, version, true);
    }

    private boolean isSame(int version, CatalogDocument document) {
        Optional<RegisteredSchema> registered = client.version(subject, version);
        return registered.isPresent() && isSame(registered.get().text(), document.text());
    }

    private static boolean isSame(String registered, String text) {
        try {
            return MAPPER.readTree(registered).equals(MAPPER.readTree(text));
        } catch (JacksonException e) {
            // The registry holds something else than JSON there.
            return false;
        }
    }

    private static ConfigurationException refusal(CatalogDocument document, String message) {
        return new ConfigurationException(List.of(ConfigurationProblem.of(document.origin(), "", message)));
    }
}
