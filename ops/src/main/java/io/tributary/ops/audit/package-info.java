/** Who changed what at this gateway, and when. Imports nothing of ours. */
@NullMarked
package io.tributary.ops.audit;

import org.jspecify.annotations.NullMarked;
