package io.tributary.standardization.validation;

/**
 * A schema as it was written.
 *
 * @param name how people know it, such as {@code air-quality@3}
 */
public record SchemaText(String name, String text) {}
