/** What became of a record and why, with the stable error codes. Imports nothing of Tributary. */
@NullMarked
package io.tributary.core.outcome;

import org.jspecify.annotations.NullMarked;
