/** How the packaged application starts, and refuses to, against brokers that ask for a password. */
@NullMarked
package io.tributary.start;

import org.jspecify.annotations.NullMarked;
