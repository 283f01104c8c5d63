/**
 * Real Kafka clusters for the demo and the tests: of one broker inside the JVM, or of child processes. Knows nothing of the
 * gateway.
 */
@NullMarked
package io.tributary.demo.cluster;

import org.jspecify.annotations.NullMarked;
