package io.tributary.core.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.outcome.Wording;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LedgerEntryDraftTests {

    private static final Outcome.Mirrored MIRRORED = new Outcome.Mirrored(null, "{}".getBytes(UTF_8), 1_700L);

    private static LedgerEntryDraft draft(long from) {
        return new LedgerEntryDraft(
                RandomLedger.SITE, RandomLedger.SOURCE, RandomLedger.STAMP, "std.air-quality", from);
    }

    /** The same account, kept offset by offset. */
    private static final class Naive {
        private final TreeMap<Long, OffsetState> states = new TreeMap<>();
        private final Map<ErrorCode, Long> reasons = new EnumMap<>(ErrorCode.class);
        private final LongSummaryStatistics eventTimes = new LongSummaryStatistics();
        private final long[] delays = new long[DelayHistogram.BUCKETS];
        private final List<LostRange> lost = new ArrayList<>();
        private long checksum;
        private long next;

        Naive(long from) {
            next = from;
        }

        void fill(OffsetState state, long to) {
            while (next < to) {
                states.put(next++, state);
            }
        }
    }

    @SeededTest
    void theEntrySaysWhatANaiveAccountSays(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long from = random.nextLong(1_000_000);
        LedgerEntryDraft draft = draft(from);
        Naive naive = new Naive(from);
        for (int i = 0; i < 300; i++) {
            step(random, draft, naive);
            assertThat(draft.next()).isEqualTo(naive.next);
        }
        if (draft.isEmpty()) {
            return;
        }

        LedgerEntry entry = draft.finish();

        assertThat(entry.interval()).isEqualTo(new OffsetInterval(from, naive.next));
        naive.states.forEach((offset, state) -> assertThat(entry.runs().at(offset - from))
                .as("offset %d", offset)
                .isEqualTo(state));
        assertThat(OutcomeRuns.parse(entry.runs().toString())).isEqualTo(entry.runs());
        assertThat(entry.reasons()).isEqualTo(naive.reasons);
        assertThat(entry.delays()).isEqualTo(DelayHistogram.of(naive.delays));
        assertThat(entry.lost()).isEqualTo(naive.lost);
        assertThat(entry.checksum()).isEqualTo(naive.checksum);
        assertThat(entry.eventTimes())
                .isEqualTo(
                        naive.eventTimes.getCount() == 0
                                ? null
                                : new EventTimeRange(naive.eventTimes.getMin(), naive.eventTimes.getMax()));
    }

    private static void step(SplittableRandom random, LedgerEntryDraft draft, Naive naive) {
        long offset = draft.next() + (random.nextInt(4) == 0 ? random.nextInt(5) : 0);
        long delay = random.nextLong(-10, 100_000);
        switch (random.nextInt(8)) {
            case 0 -> {
                naive.fill(OffsetState.NO_RECORD, offset);
                draft.skipTo(offset);
            }
            case 1 -> {
                if (random.nextBoolean()) {
                    naive.fill(OffsetState.LOST, offset + 1);
                    naive.lost.add(new LostRange(new OffsetInterval(draft.next(), offset + 1), LossCause.RETENTION));
                    draft.lost(offset + 1, LossCause.RETENTION);
                } else {
                    naive.fill(OffsetState.UNEXPLAINED, offset + 1);
                    draft.unexplained(offset + 1);
                }
            }
            case 2 -> decide(draft, naive, offset, Outcome.Filtered.INSTANCE, OffsetState.FILTERED, delay);
            case 3 -> {
                ErrorCode code = ErrorCode.values()[random.nextInt(ErrorCode.values().length)];
                List<RecordError> errors = List.of(
                        RecordError.of(code, "/pm25", Wording.same("wrong")),
                        RecordError.of(ErrorCode.SCHEMA_VIOLATION, "", Wording.same("wrong as well")));
                errors.forEach(error -> naive.reasons.merge(error.code(), 1L, Long::sum));
                decide(draft, naive, offset, new Outcome.Rejected(errors), OffsetState.REJECTED, delay);
            }
            default -> {
                byte[] key = random.nextBoolean() ? null : ("k" + random.nextInt()).getBytes(UTF_8);
                byte[] value = random.nextInt(5) == 0 ? null : ("v" + random.nextInt()).getBytes(UTF_8);
                long time = random.nextInt(3) == 0 ? Outcome.Mirrored.NO_EVENT_TIME : random.nextLong(-5_000, 5_000);
                naive.checksum += new RecordChecksum().of(offset, key, value);
                if (time != Outcome.Mirrored.NO_EVENT_TIME) {
                    naive.eventTimes.accept(time);
                }
                decide(draft, naive, offset, new Outcome.Mirrored(key, value, time), OffsetState.MIRRORED, delay);
            }
        }
    }

    private static void decide(
            LedgerEntryDraft draft, Naive naive, long offset, Outcome outcome, OffsetState state, long delay) {
        naive.fill(OffsetState.NO_RECORD, offset);
        naive.fill(state, offset + 1);
        naive.delays[DelayHistogram.bucket(delay)]++;
        draft.add(offset, outcome, delay);
    }

    @Test
    void anOffsetGetsOneStateOnly() {
        LedgerEntryDraft draft = draft(10);
        draft.add(12, MIRRORED, 5);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> draft.add(12, MIRRORED, 5))
                .withMessage("ods.air.raw-3: offset 12 has a state already, the next one without is 13");
        assertThatIllegalArgumentException().isThrownBy(() -> draft.skipTo(12));
        assertThatIllegalArgumentException().isThrownBy(() -> draft.lost(13, LossCause.UNKNOWN));
        assertThatIllegalArgumentException().isThrownBy(() -> draft.unexplained(11));
        assertThat(draft.finish().runs()).hasToString("N2M1");
    }

    @Test
    void nothingIsNoEntry() {
        LedgerEntryDraft draft = draft(10);
        draft.skipTo(10);

        assertThatIllegalStateException()
                .isThrownBy(draft::finish)
                .withMessage("ods.air.raw-3: nothing to account for at offset 10");
    }

    @Test
    void aStretchOfMarkersAloneIsAnEntry() {
        LedgerEntryDraft draft = draft(10);
        draft.skipTo(14);

        LedgerEntry entry = draft.finish();

        assertThat(entry.runs()).hasToString("N4");
        assertThat(entry.eventTimes()).isNull();
        assertThat(entry.delays()).isEqualTo(DelayHistogram.EMPTY);
        assertThat(entry.checksum()).isZero();
    }

    @Test
    void equalNeighboursAreOneRun() {
        LedgerEntryDraft draft = draft(0);
        draft.skipTo(2);
        draft.skipTo(5);
        draft.lost(6, LossCause.RETENTION_TIME);
        draft.lost(9, LossCause.RETENTION_SIZE);
        draft.add(9, MIRRORED, 0);
        draft.add(10, MIRRORED, 0);

        assertThat(draft.finish().runs()).hasToString("N5L4M2");
    }
}
