/**
 * Bytes to tree and back: charsets, formats, limits. Every other package of the standardization may import it; it imports
 * none of them but the notation.
 *
 * <p>A tree is made of {@code Map<String, Object>} in document order, {@code List<Object>}, {@code String}, {@code Long},
 * {@code BigInteger} (only beyond 64 bits), {@code BigDecimal} (only where the text has a fraction or an exponent),
 * {@code Boolean} and {@link io.tributary.standardization.codec.JsonNull}. There are no binary fractions in it: numbers
 * are exact.
 */
@NullMarked
package io.tributary.standardization.codec;

import org.jspecify.annotations.NullMarked;
