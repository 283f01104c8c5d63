/** Sites, their division codes and tiers. Every package may import it; it imports nothing of Tributary. */
@NullMarked
package io.tributary.core.site;

import org.jspecify.annotations.NullMarked;
