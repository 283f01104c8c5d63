package io.tributary.mirror.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.flow.Delivery;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SeenEntriesTests {

    private static final SeenEntries UNREADABLE = SeenEntries.of(
            new LedgerTail.Last(null, 0, new TributaryException(FaultCode.UNREADABLE_LEDGER, "damaged")));

    @Test
    void entryOfATransactionNeedsNoneBeforeIt() {
        assertThat(inTransaction(10, 50).isSettled()).isTrue();
        assertThat(plain(0, 50).then(inTransaction(50, 60)).isSettled()).isTrue();
    }

    @Test
    void entryWithoutATransactionNeedsTheOneThatItGoesOnFrom() {
        SeenEntries alone = plain(10, 50);
        assertThat(alone.isSettled()).isFalse();
        assertThat(plain(5, 20).then(alone).isSettled()).as("one that overlaps").isFalse();

        assertThat(plain(0, 10).then(alone).isSettled()).isTrue();
        assertThat(inTransaction(0, 10).then(alone).isSettled()).isTrue();
        assertThat(plain(0, 10).then(plain(5, 20).then(alone)).isSettled()).isTrue();
    }

    @Test
    void whatFollowsTheFarthestSaysNothingOfWhatIsBeforeIt() {
        SeenEntries seen = plain(30, 90).then(plain(10, 20));

        assertThat(end(seen)).isEqualTo(90);
        assertThat(seen.isSettled()).isFalse();
    }

    @Test
    void entriesOfOneLogAreTheSameHoweverTheyAreCutIntoParts() {
        SeenEntries atOnce = plain(0, 10).then(plain(10, 50)).then(plain(5, 20)).then(plain(20, 30));
        SeenEntries inParts = plain(0, 10).then(plain(10, 50)).then(plain(5, 20).then(plain(20, 30)));

        assertThat(inParts).isEqualTo(atOnce);
        assertThat(end(atOnce)).isEqualTo(50);
        assertThat(atOnce.isSettled()).isTrue();
    }

    @Test
    void lastOnesCountWhereTheyCannotBeCompared() {
        assertThat(plain(0, 50).then(UNREADABLE))
                .extracting(SeenEntries::isSettled)
                .isEqualTo(true);
        assertThat(plain(0, 50).then(UNREADABLE).farthest().fault()).isNotNull();
        assertThat(end(UNREADABLE.then(plain(0, 50)))).isEqualTo(50);

        SeenEntries anew = SeenEntries.of(
                new LedgerTail.Last(LedgerTailTests.entry("anew", Delivery.AT_LEAST_ONCE, 0, 5), 0, null));
        assertThat(end(plain(0, 50).then(anew))).isEqualTo(5);
        assertThat(plain(0, 50).then(anew).isSettled()).isTrue();
    }

    private static long end(SeenEntries seen) {
        return Objects.requireNonNull(seen.farthest().entry()).interval().to();
    }

    private static SeenEntries plain(long from, long to) {
        return seen(Delivery.AT_LEAST_ONCE, from, to);
    }

    private static SeenEntries inTransaction(long from, long to) {
        return seen(Delivery.EXACTLY_ONCE, from, to);
    }

    private static SeenEntries seen(Delivery delivery, long from, long to) {
        return SeenEntries.of(new LedgerTail.Last(LedgerTailTests.entry("now", delivery, from, to), 0, null));
    }
}
