/** What standardizing a record costs, in units of what merely parsing it and writing it back costs. Run by hand. */
@NullMarked
package io.tributary.benchmark;

import org.jspecify.annotations.NullMarked;
