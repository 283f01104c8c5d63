package io.tributary.core.ledger;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tributary.core.outcome.ErrorCode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerEntryTests {

    private static LedgerEntry entry(String runs, Map<ErrorCode, Long> reasons) {
        return new LedgerEntry(
                RandomLedger.SITE,
                RandomLedger.SOURCE,
                new OffsetInterval(10, 15),
                OutcomeRuns.parse(runs),
                reasons,
                RandomLedger.STAMP,
                "std.air-quality",
                null,
                DelayHistogram.EMPTY,
                0);
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
                null,
                "wang");
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
}
