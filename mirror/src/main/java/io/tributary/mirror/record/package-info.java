/** A record as it is read and as it is sent: from Kafka's form into ours and back. Any other package of the mirror may use it. */
@NullMarked
package io.tributary.mirror.record;

import org.jspecify.annotations.NullMarked;
