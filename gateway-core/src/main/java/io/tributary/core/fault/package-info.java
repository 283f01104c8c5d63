/** Faults of the machinery and of configuration; a record's fate is an outcome, never a fault. */
@NullMarked
package io.tributary.core.fault;

import org.jspecify.annotations.NullMarked;
