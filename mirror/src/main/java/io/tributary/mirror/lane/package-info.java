/** Lanes: priority classes with a producer each, and their bounds. */
@NullMarked
package io.tributary.mirror.lane;

import org.jspecify.annotations.NullMarked;
