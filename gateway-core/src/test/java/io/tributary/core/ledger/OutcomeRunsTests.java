package io.tributary.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeRunsTests {

    @SeededTest
    void whatIsWrittenIsReadAgain(long seed) {
        RandomLedger ledger = new RandomLedger(seed);
        for (int i = 0; i < 100; i++) {
            OutcomeRuns runs = ledger.runs(1 + ledger.random().nextInt(10_000));

            assertThat(OutcomeRuns.parse(runs.toString())).isEqualTo(runs);
            assertThat(OutcomeRuns.parse(runs.toString())).hasToString(runs.toString());
        }
    }

    @SeededTest
    void countsAndStatesAgreeOffsetByOffset(long seed) {
        RandomLedger ledger = new RandomLedger(seed);
        long length = 1 + ledger.random().nextInt(2_000);
        OutcomeRuns runs = ledger.runs(length);

        Map<OffsetState, Long> seen = new EnumMap<>(OffsetState.class);
        for (long at = 0; at < length; at++) {
            seen.merge(runs.at(at), 1L, Long::sum);
        }

        assertThat(runs.length()).isEqualTo(length);
        for (OffsetState state : OffsetState.values()) {
            assertThat(runs.count(state)).isEqualTo(seen.getOrDefault(state, 0L));
        }
    }

    @ParameterizedTest(name = "''{0}''")
    @ValueSource(
            strings = {
                "M",
                "7",
                "M0",
                "M-1",
                "M+1",
                "M007",
                "M1M2",
                "X5",
                "m5",
                "M5 ",
                " M5",
                "M5,R1",
                "M1.5",
                "M٣",
                "M9223372036854775808",
                "M1R"
            })
    void whatNobodyWouldWriteIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutcomeRuns.parse(text))
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotStartWith("For input string"));
    }

    @Test
    void aMissingCountIsNamedByItsPosition() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutcomeRuns.parse("M100R"))
                .withMessage("after the letter at position 4 a count of 1 or more is wanted");
    }

    @Test
    void runsThatPassTheLongestLongAreRefused() {
        List<OutcomeRun> runs =
                List.of(new OutcomeRun(OffsetState.MIRRORED, Long.MAX_VALUE), new OutcomeRun(OffsetState.LOST, 1));

        assertThatIllegalArgumentException().isThrownBy(() -> new OutcomeRuns(runs));
    }

    @Test
    void outsideOfTheRunsThereIsNoState() {
        OutcomeRuns runs = OutcomeRuns.of(OffsetState.MIRRORED, 5);

        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> runs.at(5));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> runs.at(-1));
    }

    @Test
    void everyStateHasALetterOfItsOwn() {
        assertThat(OffsetState.values()).allMatch(state -> OffsetState.ofSymbol(state.symbol()) == state);
    }
}
