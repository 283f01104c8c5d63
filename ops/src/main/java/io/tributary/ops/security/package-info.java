/** Who may call the gateway's HTTP endpoints. Imports the configuration. */
@NullMarked
package io.tributary.ops.security;

import org.jspecify.annotations.NullMarked;
