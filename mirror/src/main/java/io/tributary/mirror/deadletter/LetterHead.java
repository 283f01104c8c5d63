package io.tributary.mirror.deadletter;

import io.tributary.core.outcome.RecordError;
import io.tributary.core.record.SourcePosition;
import java.util.List;

/**
 * What a dead letter says of the record that was refused, which may be large and anything.
 *
 * @param position        of the record in its source topic
 * @param letterOffset    in the dead-letter topic
 * @param timestampMillis the record's own, since the epoch; -1 where it has none
 * @param flowVersion     that refused it
 * @param errors          at least one
 */
public record LetterHead(
        SourcePosition position,
        long letterOffset,
        long timestampMillis,
        String flowVersion,
        List<RecordError> errors) {

    public LetterHead {
        errors = List.copyOf(errors);
    }
}
