/**
 * Characters, numbers and dates as people write them, and what they mean. Knows neither records nor rules, and may be used
 * by any package of the module.
 */
@NullMarked
package io.tributary.standardization.notation;

import org.jspecify.annotations.NullMarked;
