/**
 * Code tables, look-ups in them, and what was not found. The mapping and the catalog import it; it imports only the codec
 * and the vocabulary.
 */
@NullMarked
package io.tributary.standardization.dictionary;

import org.jspecify.annotations.NullMarked;
