/** A gateway with very many partitions, and one with a very long backlog: what they cost, with a count at the end. */
@NullMarked
package io.tributary.scale;

import org.jspecify.annotations.NullMarked;
