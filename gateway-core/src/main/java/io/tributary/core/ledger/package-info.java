/** Ledger entries, offset intervals, folding and checksums: the proof of what became of every record. */
@NullMarked
package io.tributary.core.ledger;

import org.jspecify.annotations.NullMarked;
