package io.tributary.standardization.registry;

import io.tributary.core.fault.TributaryException;
import java.util.List;
import java.util.Optional;

/**
 * A schema registry. Subjects hold versions, which count from 1 and never change.
 *
 * <p><b>Threading:</b> any number of threads may call; every call blocks on the network.
 *
 * <p><b>Failure:</b> a registry that cannot be reached, answers too late or fails by its own fault is a
 * {@link TributaryException} with {@code REGISTRY_UNREACHABLE}, after the client's retries; one that does not let the user
 * in or not that far, {@code INVALID_CREDENTIALS}; one that refuses the request otherwise or answers what no registry
 * answers, {@code REGISTRY_REFUSED}. A subject or version that does not exist is no fault.
 */
public interface SchemaRegistryClient extends AutoCloseable {

    /** All subjects, in no particular order. */
    List<String> subjects();

    /** The numbers of a subject's versions, ascending; empty where the subject does not exist. */
    List<Integer> versions(String subject);

    Optional<RegisteredSchema> version(String subject, int version);

    Optional<RegisteredSchema> latest(String subject);

    /** The schema that an id stands for, under whatever subjects. */
    Optional<IdentifiedSchema> byId(int id);

    /**
     * Adds a JSON Schema as the newest version, unless the subject holds the same text already: then the version that
     * does is given.
     */
    default RegisteredSchema register(String subject, String text) {
        return register(subject, text, List.of());
    }

    /**
     * The same for a JSON Schema that refers to versions of other subjects.
     */
    default RegisteredSchema register(String subject, String text, List<RegisteredReference> references) {
        return register(subject, SchemaLanguage.JSON, text, references);
    }

    /**
     * The same for a schema of whatever language. What it refers to, the registry must hold already. With other references,
     * the same text is another version.
     */
    RegisteredSchema register(
            String subject, SchemaLanguage language, String text, List<RegisteredReference> references);

    /** The registry's address, for people. */
    String description();

    /** Ends the client's threads; calls under way fail. */
    @Override
    void close();
}
