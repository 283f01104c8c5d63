/** A whole region on one machine: the province's cluster, the cities' clusters, and a gateway process for each. */
@NullMarked
package io.tributary.demo.region;

import org.jspecify.annotations.NullMarked;
