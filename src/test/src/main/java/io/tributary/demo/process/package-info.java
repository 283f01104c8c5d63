/** Gateways as child processes, run from the product's own jar. Talks to them by signals and by their actuator. */
@NullMarked
package io.tributary.demo.process;

import org.jspecify.annotations.NullMarked;
