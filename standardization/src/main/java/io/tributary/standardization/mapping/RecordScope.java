package io.tributary.standardization.mapping;

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
    private @Nullable CelVariables variables;
    private long eventTimeMillis = Outcome.Mirrored.NO_EVENT_TIME;

    /** @param reading of this record's value, until the scope is left */
    RecordScope(SourceRecord source, SourceReading reading, Masker masker) {
        this.source = source;
        this.reading = reading;
        this.masker = masker;
    }

    SourceRecord source() {
        return source;
    }

    /** The value at a place of the contract's {@link SlotTable}; null where there is none. */
    @Nullable
    Object slot(int number) {
        return reading.slot(number);
    }

    /** The decoded value as a whole. */
    Object tree() {
        return reading.tree();
    }

    CelVariables variables() {
        if (variables == null) {
            variables = new CelVariables(source, reading.tree());
        }
        return variables;
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
