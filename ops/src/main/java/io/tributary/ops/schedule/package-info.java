/** When something begins that begins by the clock. Imports nothing of the application; whatever runs by a schedule imports it. */
@NullMarked
package io.tributary.ops.schedule;

import org.jspecify.annotations.NullMarked;
