/** Dead letters and their redrive, for those who ask a gateway. Imports the gateway's settings and the mirror; imported by the endpoints and the command line. */
@NullMarked
package io.tributary.ops.redrive;

import org.jspecify.annotations.NullMarked;
