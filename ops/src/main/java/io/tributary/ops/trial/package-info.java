/**
 * Records of a file or a topic put through contracts to see what would become of them, and what would change under other
 * contracts. Nothing is written anywhere. Imports the cluster probe; the command line imports it.
 */
@NullMarked
package io.tributary.ops.trial;

import org.jspecify.annotations.NullMarked;
