/** The launcher of the source tree. */
@NullMarked
package io.tributary.launcher;

import org.jspecify.annotations.NullMarked;
