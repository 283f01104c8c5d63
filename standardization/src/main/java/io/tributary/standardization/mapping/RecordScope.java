package io.tributary.standardization.mapping;

import dev.cel.runtime.CelVariableResolver;
import io.tributary.core.flow.Mask;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.record.SourceRecord;
import io.tributary.standardization.masking.Masker;
import org.jspecify.annotations.Nullable;

/**
 * One record on its way through a plan.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class RecordScope {

    private final SourceRecord source;
    private final SourceReading reading;
    private final Masker masker;
    private final @Nullable RecordScope outer;
    private final @Nullable Object element;
    private @Nullable CelVariableResolver variables;
    private boolean seesParts;
    private long eventTimeMillis = Outcome.Mirrored.NO_EVENT_TIME;

    /** @param reading of this record's value, until the scope is left */
    RecordScope(SourceRecord source, SourceReading reading, Masker masker) {
        this.source = source;
        this.reading = reading;
        this.masker = masker;
        this.outer = null;
        this.element = null;
    }

    private RecordScope(RecordScope outer, Object element) {
        this.source = outer.source;
        this.reading = outer.reading;
        this.masker = outer.masker;
        this.outer = outer;
        this.element = element;
    }

    /** The scope of a rule for elements, in which the element is the tree. */
    RecordScope within(Object tree) {
        return new RecordScope(this, tree);
    }

    /** The scope of the record as a whole, from within a rule for elements, too. */
    RecordScope record() {
        return outer == null ? this : outer.record();
    }

    SourceRecord source() {
        return source;
    }

    /** The value at a place of the contract's {@link SlotTable}; null where there is none. */
    @Nullable
    Object slot(int number) {
        return reading.slot(number);
    }

    /** The decoded value as a whole; of a rule for elements, the element. */
    Object tree() {
        return element == null ? reading.tree() : element;
    }

    /** The answer of an expression in CEL's types. It sees the parts of the record that it needs, and all of it before it fails. */
    Object evaluate(CelExpression expression) throws FieldRefusal {
        try {
            return expression.evaluate(variables());
        } catch (FieldRefusal e) {
            if (!seesParts()) {
                throw e;
            }
            seeWhole();
            return expression.evaluate(variables());
        }
    }

    private CelVariableResolver variables() {
        if (variables == null && outer != null && element != null) {
            variables = new ElementVariables(outer.variables(), element);
        } else if (variables == null) {
            seesParts = !reading.isTree();
            variables = new CelVariables(source, reading::expressed);
        }
        return variables;
    }

    private boolean seesParts() {
        return outer == null ? seesParts : outer.seesParts();
    }

    private void seeWhole() {
        variables = null;
        if (outer == null) {
            reading.tree();
        } else {
            outer.seeWhole();
        }
    }

    @Nullable
    String mask(Mask mask, String text) {
        return masker.mask(mask, text);
    }

    long eventTimeMillis() {
        return eventTimeMillis;
    }

    void eventTimeMillis(long millis) {
        eventTimeMillis = millis;
    }
}
