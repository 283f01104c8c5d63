/** Code tables and look-ups in them. The mapping and the catalog import it; it imports only the codec. */
@NullMarked
package io.tributary.standardization.dictionary;

import org.jspecify.annotations.NullMarked;
