/** A record on its way up: its source position, headers and provenance. Imports only sites. */
@NullMarked
package io.tributary.core.record;

import org.jspecify.annotations.NullMarked;
