/** From a source offset to the target's and back, by the ledger and the headers of the records. */
@NullMarked
package io.tributary.mirror.translation;

import org.jspecify.annotations.NullMarked;
