/** The mirror's engine: membership, positions, transactions, and the loop of one lane's worker. */
@NullMarked
package io.tributary.mirror.engine;

import org.jspecify.annotations.NullMarked;
