/** The gateway's own actuator endpoints, and the views they answer with. Imports the gateway. */
@NullMarked
package io.tributary.ops.endpoint;

import org.jspecify.annotations.NullMarked;
