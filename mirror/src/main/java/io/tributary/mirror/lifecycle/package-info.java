/** How what runs in the background is told to end. Imports nothing else of the mirror; any other package may use it. */
@NullMarked
package io.tributary.mirror.lifecycle;

import org.jspecify.annotations.NullMarked;
