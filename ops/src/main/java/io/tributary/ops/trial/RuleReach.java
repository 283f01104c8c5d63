package io.tributary.ops.trial;

import io.tributary.core.flow.ArrayStep;
import io.tributary.core.flow.Conversion;
import io.tributary.core.flow.Conversion.CodeLookup;
import io.tributary.core.flow.FieldRule;
import io.tributary.core.flow.RecordAttribute;
import io.tributary.core.flow.StandardDefinition;
import io.tributary.core.flow.ValueSource;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where in the source record a field's value may come from: places in its value, attributes, or anywhere. */
final class RuleReach {

    private final Set<String> places = new HashSet<>();
    private final Set<RecordAttribute> attributes = EnumSet.noneOf(RecordAttribute.class);
    private boolean anywhere;

    /** Of a field as a whole, and of the times that its look-ups go by: a look-up that fails tells the day. */
    static RuleReach of(FieldRule rule, StandardDefinition standard) {
        RuleReach reach = of(rule);
        Set<String> times = rule.everyConversion()
                .flatMap(step -> step instanceof CodeLookup lookup ? Stream.of(lookup) : Stream.empty())
                .flatMap(lookup -> Stream.ofNullable(lookup.at() == null ? standard.eventTimeField() : lookup.at()))
                .collect(Collectors.toSet());
        standard.fields().stream().filter(field -> times.contains(field.name())).forEach(reach::add);
        return reach;
    }

    private static RuleReach of(FieldRule rule) {
        RuleReach reach = new RuleReach();
        reach.add(rule);
        return reach;
    }

    /** Of what is masked in a field: of its parts where only they are. */
    static RuleReach ofMasked(FieldRule rule) {
        RuleReach reach = new RuleReach();
        if (rule.mask() != null || hasMaskedElements(rule)) {
            reach.add(rule);
        } else {
            rule.source().rules().forEach(part -> reach.join(ofMasked(part)));
        }
        return reach;
    }

    /** Whether the field or anything in it is masked. */
    static boolean masks(FieldRule rule) {
        return rule.everyMask().findAny().isPresent();
    }

    private static boolean hasMaskedElements(FieldRule rule) {
        return rule.conversions().stream()
                .flatMap(step -> step instanceof ArrayStep.Each each ? Stream.of(each.element()) : Stream.empty())
                .anyMatch(RuleReach::masks);
    }

    private void add(FieldRule rule) {
        add(rule.source());
        for (Conversion step : rule.conversions()) {
            if (step instanceof ArrayStep.Each each) {
                // A path in there begins at the element; expressions and attributes see the whole record all the same.
                RuleReach element = of(each.element());
                attributes.addAll(element.attributes);
                anywhere |= element.anywhere;
            }
        }
    }

    private void add(ValueSource source) {
        if (source instanceof ValueSource.Path path) {
            places.add(SourcePlace.of(path.query()));
        } else if (source instanceof ValueSource.FirstOf several) {
            several.candidates().forEach(this::add);
        } else if (source instanceof ValueSource.Attribute whole && whole.attribute() != RecordAttribute.VALUE) {
            attributes.add(whole.attribute());
        } else if (source instanceof ValueSource.Expression || source instanceof ValueSource.Attribute) {
            anywhere = true;
        } else {
            source.rules().forEach(this::add);
        }
    }

    void join(RuleReach other) {
        places.addAll(other.places);
        attributes.addAll(other.attributes);
        anywhere |= other.anywhere;
    }

    boolean overlaps(RuleReach other) {
        boolean bothRead = !isEmpty() && !other.isEmpty();
        return bothRead
                && (anywhere
                        || other.anywhere
                        || !Collections.disjoint(attributes, other.attributes)
                        || other.places.stream().anyMatch(this::overlaps));
    }

    /**
     * @param place as a JSON Pointer
     */
    boolean overlaps(String place) {
        return anywhere || places.stream().anyMatch(own -> SourcePlace.overlap(own, place));
    }

    private boolean isEmpty() {
        return places.isEmpty() && attributes.isEmpty() && !anywhere;
    }
}
