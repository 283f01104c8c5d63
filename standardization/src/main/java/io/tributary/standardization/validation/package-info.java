/**
 * Checking a tree against a JSON Schema. The mapping and the catalog import it; it imports only the codec
 * and the notation.
 */
@NullMarked
package io.tributary.standardization.validation;

import org.jspecify.annotations.NullMarked;
