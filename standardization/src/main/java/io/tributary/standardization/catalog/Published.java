package io.tributary.standardization.catalog;

/**
 * A text that a registry holds now.
 *
 * @param isNew whether the version was added by this publication
 */
public record Published(String subject, int version, boolean isNew) {}
