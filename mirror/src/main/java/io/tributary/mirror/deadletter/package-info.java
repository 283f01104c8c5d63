/** Dead letters: refused records on their way to the dead-letter topic of their own cluster, and how they stand there. */
@NullMarked
package io.tributary.mirror.deadletter;

import org.jspecify.annotations.NullMarked;
