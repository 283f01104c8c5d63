/**
 * The province's routes: turns standard topics into derived topics with Kafka Streams, exactly once. Used by {@code ops};
 * decides nothing about records itself, that is the route evaluators' work.
 */
@NullMarked
package io.tributary.mirror.fanout;

import org.jspecify.annotations.NullMarked;
