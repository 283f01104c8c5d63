/**
 * Units of measure and coordinates of places, and how one turns into another. Knows neither records nor rules, and may be
 * used by any package of the module.
 */
@NullMarked
package io.tributary.standardization.measure;

import org.jspecify.annotations.NullMarked;
