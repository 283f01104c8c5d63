/** Dead letters: refused records on their way to the dead-letter topic of their own cluster. */
@NullMarked
package io.tributary.mirror.deadletter;

import org.jspecify.annotations.NullMarked;
