package io.tributary.core.ledger;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tributary.core.flow.Delivery;
import io.tributary.core.outcome.ErrorCode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerEntryTests {

    private static LedgerEntry entry(String runs, Map<ErrorCode, Long> reasons) {
        return entry(runs, reasons, List.of());
    }

    private static LedgerEntry entry(String runs, Map<ErrorCode, Long> reasons, List<LostRange> lost) {
        return new LedgerEntry(
                EntryKind.ADVANCE,
                RandomLedger.SITE,
                RandomLedger.SOURCE,
                new OffsetInterval(10, 15),
                OutcomeRuns.parse(runs),
                reasons,
                RandomLedger.STAMP,
                "std.air-quality",
                null,
                DelayHistogram.EMPTY,
                0,
                Delivery.EXACTLY_ONCE,
                null,
                null,
                lost);
    }

    @Test
    void runsFillTheInterval() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> entry("M6", Map.of()))
                .withMessage("runs of length 6 do not fill the interval [10, 15)");
    }

    private static LedgerEntry redrive(String runs, OffsetInterval interval) {
        return new LedgerEntry(
                EntryKind.REDRIVE,
                RandomLedger.SITE,
                RandomLedger.SOURCE,
                interval,
                OutcomeRuns.parse(runs),
                Map.of(),
                RandomLedger.STAMP,
                "std.air-quality",
                null,
                DelayHistogram.EMPTY,
                0,
                Delivery.EXACTLY_ONCE,
                null,
                "wang",
                List.of());
    }

    @Test
    void aRedriveMirrorsOrFiltersAndLeavesTheOthersUnchanged() {
        OffsetInterval interval = new OffsetInterval(10, 15);
        redrive("M1-2F1M1", interval);

        assertThatIllegalArgumentException().isThrownBy(() -> redrive("M4N1", interval));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> entry("M4-1", Map.of()))
                .withMessage("runs that do not belong in an entry of kind ADVANCE: [10, 15)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> redrive("M2000000", new OffsetInterval(0, 2_000_000)))
                .withMessageContaining("more than 1048576 offsets");
    }

    @Test
    void refusedOffsetsHaveReasons() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> entry("M3R2", Map.of(ErrorCode.UNKNOWN_CODE, 1L)))
                .withMessage("refused offsets without a reason in [10, 15)");
        assertThatIllegalArgumentException().isThrownBy(() -> entry("M5", Map.of(ErrorCode.UNKNOWN_CODE, 0L)));
    }

    private static LostRange lost(long from, long to) {
        return new LostRange(new OffsetInterval(from, to), LossCause.RETENTION_TIME);
    }

    @Test
    void causesAreGivenForLostOffsetsOfTheInterval() {
        entry("L2M1L2", Map.of(), List.of(lost(10, 12), lost(13, 15)));
        for (List<LostRange> wrong : List.of(
                List.of(lost(9, 11)),
                List.of(lost(14, 16)),
                List.of(lost(10, 12), lost(11, 13)),
                List.of(lost(13, 15), lost(10, 12)),
                List.of(lost(10, 15)))) {
            assertThatIllegalArgumentException().isThrownBy(() -> entry("L2M1L2", Map.of(), wrong));
        }
    }
}
