/** Forms in which personal values may be published. The mapping imports it; it imports nothing of the standardization. */
@NullMarked
package io.tributary.standardization.masking;

import org.jspecify.annotations.NullMarked;
