package io.tributary.standardization.registry;

/**
 * A schema by the registry's id, which stands for it for good.
 *
 * @param type          {@code AVRO}, {@code JSON} or {@code PROTOBUF}
 * @param hasReferences whether it is whole only together with others
 */
public record IdentifiedSchema(String type, boolean hasReferences, String text) {}
