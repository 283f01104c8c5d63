package io.tributary.standardization.registry;

/**
 * What a name in a registered schema stands for.
 *
 * @param name as the schema's {@code $ref} has it, before the {@code #}; in Avro the full name of a type
 */
public record RegisteredReference(String name, String subject, int version) {}
