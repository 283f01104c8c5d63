package io.tributary.mirror.redrive;

import io.tributary.core.ledger.OffsetBits;
import io.tributary.core.outcome.Outcome;
import io.tributary.mirror.deadletter.DeadLetters;
import io.tributary.mirror.deadletter.LetterSpan;
import io.tributary.mirror.deadletter.StoredLetter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The redrive of one partition. Its letters are read up to three times: to learn which offsets are in question, then, in
 * stretches of at most {@link #MAX_KEYS} keys, which keys their standard records have, and last to send them. What is held in
 * memory is a bit for each offset, the keys of a stretch and the records of one transaction.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class PartitionRedrive {

    static final int MAX_KEYS = 100_000;
    /** Looked at in one go even where fewer may be redriven, since each look reads the target topic. */
    private static final long FEW_RECORDS = 10_000;

    private static final int BATCH_RECORDS = 500;
    private static final long BATCH_BYTES = 2 << 20;

    private final TopicRedrive topic;
    private final DeadLetters letters;
    private final LetterSpan span;
    private final TargetPlaces places;
    private final Dispatch dispatch;
    private final RedriveTally tally;

    private final List<Candidate> batch = new ArrayList<>();
    private long batchBytes;

    PartitionRedrive(
            TopicRedrive topic,
            DeadLetters letters,
            LetterSpan span,
            TargetPlaces places,
            Dispatch dispatch,
            RedriveTally tally) {
        this.topic = topic;
        this.letters = letters;
        this.span = span;
        this.places = places;
        this.dispatch = dispatch;
        this.tally = tally;
    }

    void run() {
        OffsetBits selected = select();
        if (selected.isEmpty()) {
            return;
        }
        OffsetBits refused = topic.refusedAmong(selected, span.partition().partition(), places);
        tally.add(Fate.SETTLED, selected.size() - refused.size());
        LetterSpan left = span;
        while (!left.isEmpty() && !refused.isEmpty() && tally.left() > 0) {
            LetterSpan after = watchKeys(left, refused);
            LetterSpan unsent = send(new LetterSpan(span.partition(), left.from(), after.from()), refused);
            left = left.from(unsent.from());
        }
    }

    private OffsetBits select() {
        OffsetBits selected = new OffsetBits();
        OffsetBits former = new OffsetBits();
        letters.read(
                span,
                letter -> {
                    long offset = letter.position().offset();
                    if (topic.selects(letter, span.partition().partition())) {
                        OffsetBits among = topic.isOfThisTopic(letter) ? selected : former;
                        if (!among.add(offset)) {
                            tally.addRepeat();
                        } else if (among == former) {
                            tally.add(Fate.FORMER_TOPIC, letter.position(), null);
                        }
                    }
                    return true;
                },
                tally::addStranger);
        return selected;
    }

    private boolean isMeant(StoredLetter letter, OffsetBits refused) {
        return topic.isOfThisTopic(letter)
                && letter.position().partition() == span.partition().partition()
                && refused.contains(letter.position().offset());
    }

    /** Decides letters until there are as many keys or records as can be had, and has their keys looked for. */
    private LetterSpan watchKeys(LetterSpan left, OffsetBits refused) {
        Set<ByteBuffer> keys = new HashSet<>();
        long[] earliest = {Long.MAX_VALUE};
        long[] lowest = {Long.MAX_VALUE};
        long[] found = {0};
        LetterSpan after = letters.read(left, letter -> {
            Candidate candidate = isMeant(letter, refused) ? candidate(letter).orElse(null) : null;
            if (candidate != null) {
                found[0]++;
                ByteBuffer key = candidate.key();
                if (key != null) {
                    keys.add(key);
                    earliest[0] = Math.min(earliest[0], candidate.source().timestamp());
                    lowest[0] = Math.min(lowest[0], candidate.offset());
                }
            }
            return keys.size() < MAX_KEYS && found[0] < Math.max(FEW_RECORDS, tally.left());
        });
        dispatch.watch(keys, earliest[0], places.from(lowest[0]));
        return after;
    }

    /** Absent where its value is gone or the contract refuses it. */
    private Optional<Candidate> candidate(StoredLetter letter) {
        return topic.record(letter)
                .map(record -> new Candidate(record, topic.decide(record)))
                .filter(candidate -> !(candidate.outcome() instanceof Outcome.Rejected));
    }

    /** What is left of the stretch: something where so many were found as may be redriven, of which some then were not. */
    private LetterSpan send(LetterSpan stretch, OffsetBits refused) {
        LetterSpan left = letters.read(stretch, letter -> {
            if (isMeant(letter, refused)) {
                refused.remove(letter.position().offset());
                take(letter);
            }
            return tally.left() > batch.size();
        });
        commit();
        return left;
    }

    private void take(StoredLetter letter) {
        var record = topic.record(letter).orElse(null);
        if (record == null) {
            tally.add(Fate.VALUE_GONE, letter.position(), null);
            return;
        }
        Outcome outcome = topic.decide(record);
        if (outcome instanceof Outcome.Rejected rejected) {
            tally.addRefused(letter.position(), rejected);
            return;
        }
        batch.add(new Candidate(record, outcome));
        batchBytes += Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
        if (batch.size() >= BATCH_RECORDS || batchBytes >= BATCH_BYTES) {
            commit();
        }
    }

    private void commit() {
        if (!batch.isEmpty()) {
            batch.sort(Comparator.comparingLong(Candidate::offset));
            dispatch.commit(List.copyOf(batch));
            batch.clear();
            batchBytes = 0;
        }
    }
}
