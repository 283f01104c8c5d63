/** Commands to gateways, kept in a compacted topic at the upstream. It may import the mirror and the configuration. */
@NullMarked
package io.tributary.ops.command;

import org.jspecify.annotations.NullMarked;
