/** The mirror's guarantees, on real brokers in this JVM. */
@NullMarked
package io.tributary.exactlyonce;

import org.jspecify.annotations.NullMarked;
