/** The port between the mirror, which moves records, and the standardization, which decides their outcome. */
@NullMarked
package io.tributary.core.contract;

import org.jspecify.annotations.NullMarked;
