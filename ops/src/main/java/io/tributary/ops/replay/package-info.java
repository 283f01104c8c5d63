/**
 * Bounded runs of a city's gateway: those that people start and those that begin by the clock. Imports the gateway and the
 * configuration; the endpoint imports it.
 */
@NullMarked
package io.tributary.ops.replay;

import org.jspecify.annotations.NullMarked;
