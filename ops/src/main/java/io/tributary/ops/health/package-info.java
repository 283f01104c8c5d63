/** Health components: the clusters, the registry and the flows. Imports the gateway. */
@NullMarked
package io.tributary.ops.health;

import org.jspecify.annotations.NullMarked;
