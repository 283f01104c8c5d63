/** Kafka clients: how they are configured, and how their exceptions become faults. Imports nothing else of the mirror. */
@NullMarked
package io.tributary.mirror.client;

import org.jspecify.annotations.NullMarked;
