/** What of the log of the demo and of embedded brokers is for people. */
@NullMarked
package io.tributary.demo.log;

import org.jspecify.annotations.NullMarked;
