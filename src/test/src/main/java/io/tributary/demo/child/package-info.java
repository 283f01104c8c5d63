/** Programs run as child processes: their log in a file, signals, and their end. Knows neither Kafka nor the gateway. */
@NullMarked
package io.tributary.demo.child;

import org.jspecify.annotations.NullMarked;
