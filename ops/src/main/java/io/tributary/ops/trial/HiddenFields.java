package io.tributary.ops.trial;

import io.tributary.core.flow.FieldRule;
import io.tributary.core.flow.FlowDefinition;
import io.tributary.core.flow.StandardDefinition;
import io.tributary.core.outcome.RecordError;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The fields whose values do not show where flows are compared: those that one of the flows masks, and whatever another
 * one may take from the same place. Where it is not certain that a field holds nothing masked, it is hidden.
 */
final class HiddenFields {

    static final String MASKED = "***";

    private final Set<String> names = new HashSet<>();
    private final RuleReach masked = new RuleReach();
    private boolean key;

    private HiddenFields() {}

    static HiddenFields of(List<FlowDefinition> flows) {
        HiddenFields hidden = new HiddenFields();
        List<StandardDefinition> standards =
                flows.stream().map(FlowDefinition::standard).toList();
        standards.forEach(hidden::addMasked);
        standards.forEach(hidden::addBesideMasked);
        hidden.key = !hidden.names.isEmpty()
                && flows.stream()
                        .map(flow -> flow.standard().key())
                        .anyMatch(name -> name == null || hidden.names.contains(name));
        return hidden;
    }

    private void addMasked(StandardDefinition standard) {
        for (FieldRule rule : standard.fields()) {
            if (RuleReach.masks(rule)) {
                names.add(rule.name());
                masked.join(RuleReach.ofMasked(rule));
            }
        }
    }

    private void addBesideMasked(StandardDefinition standard) {
        for (FieldRule rule : standard.fields()) {
            if (masked.overlaps(RuleReach.of(rule, standard))) {
                names.add(rule.name());
            }
        }
    }

    /** A record's own key is hidden as well, as it often is what a field masks. */
    boolean hidesKey() {
        return key;
    }

    /**
     * @param pointer into the standard record
     */
    boolean hides(String pointer) {
        if (pointer.isEmpty()) {
            return !names.isEmpty();
        }
        int end = pointer.indexOf('/', 1);
        String name = end < 0 ? pointer.substring(1) : pointer.substring(1, end);
        return names.contains(name.replace("~1", "/").replace("~0", "~"));
    }

    /** The reasons, with what is hidden in them left out. */
    List<RecordError> in(List<RecordError> errors) {
        return names.isEmpty() ? errors : errors.stream().map(this::in).toList();
    }

    private RecordError in(RecordError error) {
        boolean hides = !error.pointer().isEmpty() && hides(error.pointer()) || hidesSource(error);
        if (!hides || Objects.equals(error.seen(), MASKED)) {
            return error;
        }
        return new RecordError(
                error.code(),
                error.pointer(),
                error.sourcePointer(),
                error.rule(),
                error.expected(),
                error.seen() == null ? null : MASKED,
                error.code().meaning());
    }

    /** The words of a reason about the record as a whole, such as an expression's, may quote anything in it. */
    private boolean hidesSource(RecordError error) {
        String source = error.sourcePointer();
        return source == null ? error.pointer().isEmpty() : masked.overlaps(source);
    }
}
