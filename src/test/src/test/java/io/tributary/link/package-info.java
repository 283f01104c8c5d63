/** A link with real packets that is narrow, far and lossy, and what the mirror makes of it. */
@NullMarked
package io.tributary.link;

import org.jspecify.annotations.NullMarked;
