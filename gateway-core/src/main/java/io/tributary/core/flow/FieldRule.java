package io.tributary.core.flow;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one field of the standard record comes about: take the value, drop it where it counts as missing, convert it step
 * by step, mask it. A value that is absent leaves the field out.
 *
 * @param missing      texts that count as no value
 * @param conversions  in the order in which they apply
 * @param mask         absent where the value is published as it is
 * @param defaultValue a JSON scalar (String, Long, BigDecimal, Boolean) that stands in for an absent value
 */
public record FieldRule(
        String name,
        ValueSource source,
        Set<String> missing,
        List<Conversion> conversions,
        @Nullable Mask mask,
        @Nullable Object defaultValue) {

    public FieldRule {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a field has a name");
        }
        missing = Set.copyOf(missing);
        conversions = List.copyOf(conversions);
    }

    /** Its mask, and those of all rules within it. */
    public Stream<Mask> everyMask() {
        Stream<Mask> within = source.rules().flatMap(FieldRule::everyMask);
        Stream<Mask> elements = conversions.stream()
                .flatMap(step ->
                        step instanceof ArrayStep.Each each ? each.element().everyMask() : Stream.empty());
        return Stream.concat(Stream.ofNullable(mask), Stream.concat(within, elements));
    }

    /** Its conversions, and those of all rules within it. */
    public Stream<Conversion> everyConversion() {
        Stream<Conversion> within = source.rules().flatMap(FieldRule::everyConversion);
        Stream<Conversion> own = conversions.stream()
                .flatMap(step ->
                        step instanceof ArrayStep.Each each ? each.element().everyConversion() : Stream.of(step));
        return Stream.concat(within, own);
    }
}
