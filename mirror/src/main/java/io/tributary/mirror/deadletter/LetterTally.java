package io.tributary.mirror.deadletter;

import io.tributary.core.ledger.OffsetBits;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.record.SourcePosition;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts letters. It holds a bit for each refused offset and a sample for each reason, however many letters there are;
 * reasons beyond the first thousand count under their code alone.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class LetterTally {

    private static final int MAX_REASONS = 1_000;

    private final Map<String, OffsetBits> seen = new HashMap<>();
    private final Map<Kind, Count> counts = new HashMap<>();
    private long letters;
    private long repeats;
    private long strangers;
    private long withoutValue;

    private record Kind(ErrorCode code, String pointer) {}

    private static final class Count {
        private long records;
        private SourcePosition newest;
        private long newestMillis;
        private RecordError error;

        private Count(StoredLetter letter, RecordError error) {
            this.newest = letter.position();
            this.newestMillis = letter.timestampMillis();
            this.error = error;
        }

        private void add(StoredLetter letter, RecordError reason) {
            records++;
            if (letter.timestampMillis() >= newestMillis) {
                newest = letter.position();
                newestMillis = letter.timestampMillis();
                error = reason;
            }
        }
    }

    void add(StoredLetter letter) {
        SourcePosition position = letter.position();
        String incarnation = letter.topicId() + "/" + position.topic() + "-" + position.partition();
        if (!seen.computeIfAbsent(incarnation, unused -> new OffsetBits()).add(position.offset())) {
            repeats++;
            return;
        }
        letters++;
        withoutValue += letter.omittedBytes().isPresent() ? 1 : 0;
        Set<Kind> once = new LinkedHashSet<>();
        for (RecordError error : letter.errors()) {
            Kind kind = kind(error);
            if (once.add(kind)) {
                counts.computeIfAbsent(kind, unused -> new Count(letter, error)).add(letter, error);
            }
        }
    }

    private Kind kind(RecordError error) {
        Kind kind = new Kind(error.code(), error.pointer());
        return counts.containsKey(kind) || counts.size() < MAX_REASONS ? kind : new Kind(error.code(), "…");
    }

    void addStranger() {
        strangers++;
    }

    LetterCount finish(boolean isWhole) {
        List<LetterCount.Reason> reasons = counts.values().stream()
                .map(count -> new LetterCount.Reason(count.records, count.newest, count.newestMillis, count.error))
                .sorted(Comparator.comparingLong(LetterCount.Reason::records).reversed())
                .toList();
        return new LetterCount(letters, repeats, strangers, withoutValue, isWhole, reasons);
    }
}
