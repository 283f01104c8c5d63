/**
 * The configuration as bound values, what is refused in it, and how a refusal reads. Imports only the settings of the
 * floors below; every other package of the application may import it.
 */
@NullMarked
package io.tributary.ops.config;

import org.jspecify.annotations.NullMarked;
