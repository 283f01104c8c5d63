package io.tributary.standardization.mapping;

import io.tributary.core.outcome.Outcome;
import io.tributary.core.record.SourceRecord;
import io.tributary.standardization.masking.Sm3Masking;
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
    private final @Nullable Sm3Masking masking;
    private long eventTimeMillis = Outcome.Mirrored.NO_EVENT_TIME;

    RecordScope(SourceRecord source, Object tree, @Nullable Sm3Masking masking) {
        this.source = source;
        this.tree = tree;
        this.variables = new CelVariables(source, tree);
        this.masking = masking;
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

    String mask(String text) {
        if (masking == null) {
            throw new IllegalStateException("a plan that masks was opened without a masking key");
        }
        return masking.mask(text);
    }

    long eventTimeMillis() {
        return eventTimeMillis;
    }

    void eventTimeMillis(long millis) {
        eventTimeMillis = millis;
    }
}
