/** Identifiers whose standard says which are valid. The mapping imports it; it imports nothing of the standardization. */
@NullMarked
package io.tributary.standardization.identifier;

import org.jspecify.annotations.NullMarked;
