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

    @Test
    void refusedOffsetsHaveReasons() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> entry("M3R2", Map.of(ErrorCode.UNKNOWN_CODE, 1L)))
                .withMessage("refused offsets without a reason in [10, 15)");
        assertThatIllegalArgumentException().isThrownBy(() -> entry("M5", Map.of(ErrorCode.UNKNOWN_CODE, 0L)));
    }
}
