/** Back-pressure: what is in flight, and when reading pauses and resumes. Imports nothing else of the mirror. */
@NullMarked
package io.tributary.mirror.pressure;

import org.jspecify.annotations.NullMarked;
