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
    private final Object tree;
    private final CelVariables variables;
    private final Masker masker;
    private long eventTimeMillis = Outcome.Mirrored.NO_EVENT_TIME;

    RecordScope(SourceRecord source, Object tree, Masker masker) {
        this.source = source;
        this.tree = tree;
        this.variables = new CelVariables(source, tree);
        this.masker = masker;
    }

    SourceRecord source() {
        return source;
    }

    Object tree() {
        return tree;
    }

    CelVariables variables() {
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
