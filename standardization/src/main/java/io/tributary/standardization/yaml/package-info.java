/**
 * YAML documents read so that every problem in them can be told with its line and column. The catalog imports it; it
 * imports faults only.
 */
@NullMarked
package io.tributary.standardization.yaml;

import org.jspecify.annotations.NullMarked;
