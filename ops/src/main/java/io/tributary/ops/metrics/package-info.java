/** The gateway's metrics: their catalogue, and what feeds them. The only package that knows Micrometer. */
@NullMarked
package io.tributary.ops.metrics;

import org.jspecify.annotations.NullMarked;
