/** Real Kafka clusters of one broker each inside the JVM, for the demo and the tests. Knows nothing of the gateway. */
@NullMarked
package io.tributary.demo.cluster;

import org.jspecify.annotations.NullMarked;
