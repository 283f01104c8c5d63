/** Looking things up in the ledger topics at the upstream. Any other package of the mirror may use it. */
@NullMarked
package io.tributary.mirror.ledger;

import org.jspecify.annotations.NullMarked;
