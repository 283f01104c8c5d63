package io.tributary.standardization.mapping;

import io.tributary.standardization.validation.SchemaValidator;

/**
 * A schema and how people know it.
 *
 * @param name subject and version, such as {@code air-quality@3}
 */
public record SchemaCheck(String name, SchemaValidator validator) {}
