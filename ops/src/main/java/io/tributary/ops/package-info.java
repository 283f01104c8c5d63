/** The entry of the application. It may import every package below; nothing imports it. */
@NullMarked
package io.tributary.ops;

import org.jspecify.annotations.NullMarked;
