package io.tributary.standardization.mapping;

import io.tributary.core.flow.ArrayStep;
import io.tributary.core.flow.FieldRule;
import io.tributary.core.flow.RecordAttribute;
import io.tributary.core.flow.ValueSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the masked rules of a flow take their values from. What another rule takes from the same place must show as little
 * as theirs.
 *
 * <p><b>Threading:</b> immutable once made.
 */
final class MaskedPlaces {

    /**
     * Of what a rule reads: a path, an attribute, or anything where it is neither.
     *
     * @param inElement whether the path begins at an element of an array
     */
    private record Place(
            FieldRule owner,
            @Nullable SingularPath path,
            @Nullable RecordAttribute attribute,
            boolean inElement) {

        static Place anywhere(FieldRule owner) {
            return new Place(owner, null, null, false);
        }

        boolean isAnywhere() {
            return path == null && attribute == null;
        }
    }

    private final List<Place> places = new ArrayList<>();

    private MaskedPlaces() {}

    static MaskedPlaces of(List<FieldRule> rules) {
        MaskedPlaces masked = new MaskedPlaces();
        rules.forEach(rule -> masked.add(rule, false));
        return masked;
    }

    private void add(FieldRule rule, boolean inElement) {
        rule.source().rules().forEach(part -> add(part, inElement));
        for (var step : rule.conversions()) {
            if (step instanceof ArrayStep.Each each) {
                add(each.element(), true);
            }
        }
        boolean masksElements = rule.conversions().stream()
                .anyMatch(step -> step instanceof ArrayStep.Each each
                        && each.element().everyMask().findAny().isPresent());
        if (rule.mask() != null) {
            addWhole(rule, rule, inElement);
        } else if (masksElements) {
            add(rule, rule.source(), inElement);
        }
    }

    /** All that a rule's value is made of: what it takes, and what its elements take besides. */
    private void addWhole(FieldRule owner, FieldRule rule, boolean inElement) {
        add(owner, rule.source(), inElement);
        for (var step : rule.conversions()) {
            if (step instanceof ArrayStep.Each each) {
                addOutside(owner, each.element());
            }
        }
    }

    /** What a rule for elements reads that is not in its element: that, whoever takes the array masks already. */
    private void addOutside(FieldRule owner, FieldRule element) {
        MaskedPlaces read = new MaskedPlaces();
        read.addWhole(owner, element, true);
        read.places.stream().filter(place -> place.path() == null).forEach(places::add);
    }

    private void add(FieldRule owner, ValueSource source, boolean inElement) {
        if (source instanceof ValueSource.FirstOf first) {
            first.candidates().forEach(candidate -> add(owner, candidate, inElement));
        } else if (source instanceof ValueSource.Path path) {
            addPath(owner, path.query(), inElement);
        } else if (source instanceof ValueSource.Attribute attribute) {
            places.add(
                    attribute.attribute() == RecordAttribute.VALUE
                            ? Place.anywhere(owner)
                            : new Place(owner, null, attribute.attribute(), inElement));
        } else if (source instanceof ValueSource.Expression) {
            places.add(Place.anywhere(owner));
        } else {
            // The parts of an object or a pair are masked with the whole of it.
            source.rules().forEach(part -> addWhole(owner, part, inElement));
        }
    }

    private void addPath(FieldRule owner, String query, boolean inElement) {
        try {
            places.add(new Place(owner, SingularPath.parse(query), null, inElement));
        } catch (IllegalArgumentException e) {
            // A path that is none is refused where the rule is compiled, and nothing runs.
            places.add(Place.anywhere(owner));
        }
    }

    /** Whether a rule that reads a path may meet what another rule masks. */
    boolean isBeside(FieldRule rule, SingularPath path, boolean inElement) {
        return places.stream()
                .anyMatch(place -> place.owner() != rule
                        && (place.isAnywhere()
                                || place.path() != null
                                        && place.inElement() == inElement
                                        && place.path().overlaps(path)));
    }

    /** Whether a rule that reads an attribute may meet what another rule masks. */
    boolean isBeside(FieldRule rule, RecordAttribute attribute) {
        return places.stream()
                .anyMatch(place -> place.owner() != rule && (place.isAnywhere() || place.attribute() == attribute));
    }
}
