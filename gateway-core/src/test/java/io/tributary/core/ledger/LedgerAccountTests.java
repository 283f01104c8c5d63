package io.tributary.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tributary.core.flow.Delivery;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Outcome;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerAccountTests {

    private final LedgerAccount account = new LedgerAccount();

    private void add(long from, long to) {
        account.add(entry(RandomLedger.SOURCE, from, to));
    }

    private static LedgerEntry entry(PartitionId source, long from, long to) {
        return new LedgerEntry(
                RandomLedger.SITE,
                source,
                new OffsetInterval(from, to),
                OutcomeRuns.of(OffsetState.MIRRORED, to - from),
                Map.of(),
                RandomLedger.STAMP,
                "std.air-quality",
                null,
                DelayHistogram.EMPTY,
                1);
    }

    @SeededTest
    void entriesThatFollowEachOtherAreComplete(long seed) {
        RandomLedger ledger = new RandomLedger(seed);
        long start = ledger.random().nextInt(1_000);
        long next = start;
        long checksum = 0;
        Map<OffsetState, Long> counts = new EnumMap<>(OffsetState.class);
        for (int i = 0; i < 50; i++) {
            LedgerEntry entry = ledger.entry(
                    new OffsetInterval(next, next + 1 + ledger.random().nextInt(3_000)));
            next = entry.interval().to();
            checksum += entry.checksum();
            for (OffsetState state : OffsetState.values()) {
                counts.merge(state, entry.count(state), Long::sum);
            }
            account.add(entry);
        }

        assertThat(account.isComplete()).isTrue();
        assertThat(account.start()).isEqualTo(start);
        assertThat(account.next()).isEqualTo(next);
        assertThat(account.checksum()).isEqualTo(checksum);
        counts.forEach((state, count) -> assertThat(account.count(state)).isEqualTo(count));
    }

    @SeededTest
    void gapsAndOverlapsAreThoseOfABitmap(long seed) {
        RandomLedger ledger = new RandomLedger(seed);
        BitSet once = new BitSet();
        BitSet twice = new BitSet();
        for (int i = 0; i < 40; i++) {
            OffsetInterval interval = ledger.interval(i % 3 == 0 ? 150 : 12);
            interval = new OffsetInterval(interval.from() + 2L * i, interval.to() + 2L * i);
            BitSet added = new BitSet();
            added.set((int) interval.from(), (int) interval.to());
            BitSet again = (BitSet) added.clone();
            again.and(once);
            twice.or(again);
            once.or(added);

            account.add(ledger.entry(interval));

            BitSet gaps = new BitSet();
            gaps.set(once.nextSetBit(0), once.length());
            gaps.andNot(once);
            assertThat(account.gaps()).isEqualTo(OffsetSetTests.intervalsOf(gaps));
            assertThat(account.overlaps()).isEqualTo(OffsetSetTests.intervalsOf(twice));
            assertThat(account.start()).isEqualTo(once.nextSetBit(0));
            assertThat(account.next()).isEqualTo(once.length());
            assertThat(account.isComplete()).isEqualTo(gaps.isEmpty() && twice.isEmpty());
        }
    }

    @SeededTest
    void whatWasSentAtLeastOnceMayBeStatedAgain(long seed) {
        RandomLedger ledger = new RandomLedger(seed);
        BitSet once = new BitSet();
        BitSet atLeastOnce = new BitSet();
        BitSet twice = new BitSet();
        BitSet inconsistent = new BitSet();
        for (int i = 0; i < 40; i++) {
            OffsetInterval interval = ledger.interval(i % 3 == 0 ? 150 : 12);
            Delivery delivery = ledger.delivery();
            BitSet added = new BitSet();
            added.set((int) interval.from(), (int) interval.to());
            if (delivery == Delivery.AT_LEAST_ONCE) {
                atLeastOnce.or(added);
            }
            BitSet again = (BitSet) added.clone();
            again.and(once);
            once.or(added);
            twice.or(again);
            again.andNot(atLeastOnce);
            inconsistent.or(again);

            account.add(ledger.entry(interval, delivery));

            BitSet repeats = (BitSet) twice.clone();
            repeats.andNot(inconsistent);
            assertThat(account.overlaps()).isEqualTo(OffsetSetTests.intervalsOf(inconsistent));
            assertThat(account.repeats()).isEqualTo(OffsetSetTests.intervalsOf(repeats));
            assertThat(account.isComplete()).isEqualTo(account.gaps().isEmpty() && inconsistent.isEmpty());
        }
    }

    @Test
    void anEmptyAccountKnowsNoOffset() {
        assertThat(account.isEmpty()).isTrue();
        assertThat(account.isComplete()).isTrue();
        assertThat(account.start()).isEqualTo(-1);
        assertThat(account.next()).isEqualTo(-1);
    }

    @Test
    void anEntryThatLiesWhollyBeforeTheEndOverlapsAllOfIt() {
        add(100, 200);
        add(120, 130);

        assertThat(account.overlaps()).containsExactly(new OffsetInterval(120, 130));
        assertThat(account.next()).isEqualTo(200);
    }

    @Test
    void anEntryBeforeTheStartOverlapsNothing() {
        add(100, 200);
        add(50, 60);

        assertThat(account.overlaps()).isEmpty();
        assertThat(account.gaps()).containsExactly(new OffsetInterval(60, 100));
        assertThat(account.start()).isEqualTo(50);
    }

    @Test
    void aLateEntryClosesTheGapBehindIt() {
        add(0, 10);
        add(20, 30);
        assertThat(account.gaps()).containsExactly(new OffsetInterval(10, 20));

        add(10, 20);

        assertThat(account.isComplete()).isTrue();
        assertThat(account.count(OffsetState.MIRRORED)).isEqualTo(30);
    }

    private static LedgerEntry refused(long from, long to) {
        return new LedgerEntry(
                RandomLedger.SITE,
                RandomLedger.SOURCE,
                new OffsetInterval(from, to),
                OutcomeRuns.of(OffsetState.REJECTED, to - from),
                Map.of(ErrorCode.UNKNOWN_CODE, to - from),
                RandomLedger.STAMP,
                "std.air-quality",
                null,
                DelayHistogram.EMPTY,
                0);
    }

    private static LedgerEntry redriven(long... offsets) {
        LedgerEntryDraft draft = LedgerEntryDraft.ofRedrive(
                RandomLedger.SITE, RandomLedger.SOURCE, RandomLedger.STAMP, "std.air-quality", offsets[0], "wang");
        for (long offset : offsets) {
            draft.add(offset, new Outcome.Mirrored(null, new byte[] {1}, Outcome.Mirrored.NO_EVENT_TIME), 0);
        }
        return draft.finish();
    }

    @Test
    void aRedriveTurnsRefusedOffsetsIntoMirroredOnes() {
        add(0, 10);
        account.add(refused(10, 20));
        LedgerEntry redrive = redriven(11, 12, 17);
        account.add(redrive);

        assertThat(account.isComplete()).isTrue();
        assertThat(account.next()).isEqualTo(20);
        assertThat(account.count(OffsetState.REJECTED)).isEqualTo(7);
        assertThat(account.count(OffsetState.MIRRORED)).isEqualTo(13);
        assertThat(account.count(OffsetState.UNCHANGED)).isZero();
        assertThat(account.checksum()).isEqualTo(1 + redrive.checksum());
    }

    @Test
    void aRedriveOfWhatWasNotRefusedAndASecondOneAreNamed() {
        add(0, 10);
        account.add(refused(10, 3_000));
        account.add(redriven(9, 11));
        account.add(redriven(11, 2_999, 3_000));

        assertThat(account.unfoundedRedrives())
                .containsExactly(
                        new OffsetInterval(9, 10), new OffsetInterval(11, 12), new OffsetInterval(3_000, 3_001));
        assertThat(account.isComplete()).isFalse();
    }

    @Test
    void twoIncarnationsOfATopicHaveTwoAccounts() {
        add(0, 10);
        PartitionId madeAnew = new PartitionId(RandomLedger.SOURCE.topic(), "another", 3);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> account.add(entry(madeAnew, 10, 20)))
                .withMessageContainingAll("topic id 'another'", "ods.air.raw-3");
        assertThat(account.next()).isEqualTo(10);
    }
}
