/** Whether the Kafka clusters are there and let this gateway in. Imports the mirror's client settings. */
@NullMarked
package io.tributary.ops.cluster;

import org.jspecify.annotations.NullMarked;
