/** Records of real topics tried and rehearsed from the command line. */
@NullMarked
package io.tributary.trial;

import org.jspecify.annotations.NullMarked;
