/**
 * The command line: what each command takes, prints and ends with. Only {@code run} starts Spring. Imports everything of
 * the application but its entry.
 */
@NullMarked
package io.tributary.ops.cli;

import org.jspecify.annotations.NullMarked;
