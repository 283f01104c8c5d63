/** The Helm charts and the image beside them, rendered and checked without a cluster. */
@NullMarked
package io.tributary.charts;

import org.jspecify.annotations.NullMarked;
