/** The packaged application with a schema registry: what is pushed there runs, also when the registry is gone. */
@NullMarked
package io.tributary.registry;

import org.jspecify.annotations.NullMarked;
