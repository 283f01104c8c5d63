/** Real faults: gateways as processes, killed and frozen, and links that are cut. */
@NullMarked
package io.tributary.faults;

import org.jspecify.annotations.NullMarked;
