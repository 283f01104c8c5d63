/**
 * Bounded runs: records that the source still holds, sent once more between two bounds, beside the mirror and without
 * touching its ledger. Imports the clients, records and topics of the mirror, not its engine.
 */
@NullMarked
package io.tributary.mirror.replay;

import org.jspecify.annotations.NullMarked;
