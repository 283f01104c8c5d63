/** Topics: what is there at both ends, what is missing, and creating or growing what the mirror needs. */
@NullMarked
package io.tributary.mirror.topics;

import org.jspecify.annotations.NullMarked;
