/** The flow and route definitions as values, with the checks that need no look-up. Imports only sites. */
@NullMarked
package io.tributary.core.flow;

import org.jspecify.annotations.NullMarked;
