/**
 * From a site's dialect to the standard form: paths, expressions, conversions, and the plan that joins them. The catalog
 * imports it; it imports codec, dictionary, masking and validation.
 */
@NullMarked
package io.tributary.standardization.mapping;

import org.jspecify.annotations.NullMarked;
