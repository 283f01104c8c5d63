/** A network that can be broken on purpose: between a gateway and a cluster, inside one machine. Imports nothing of Tributary. */
@NullMarked
package io.tributary.demo.network;

import org.jspecify.annotations.NullMarked;
