package io.tributary.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.contract.ContractStamp;
import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.flow.FlowName;
import io.tributary.mirror.redrive.Fate;
import io.tributary.mirror.redrive.RedriveReport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RedriveStatusTests {

    private static final ContractStamp STAMP =
            new ContractStamp(FlowName.of("air"), "1", "any@1", null, "000000000000");

    private static int status(Fate fate, long strangers, List<String> leftOut, boolean isLimited, FaultCode fault) {
        return ExitStatus.of(new RedriveReport(
                STAMP,
                List.of("src"),
                false,
                Map.of(fate, 1L),
                0,
                strangers,
                leftOut,
                isLimited,
                List.of(),
                List.of(),
                fault == null ? null : new TributaryException(fault, "it ended")));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fate.class,
            names = {"MIRRORED", "LATE", "ASIDE", "FILTERED", "SETTLED", "FORMER_TOPIC"})
    void allIsWellWhereEveryRecordIsSettled(Fate fate) {
        assertThat(status(fate, 0, List.of(), false, null)).isEqualTo(ExitStatus.WELL);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fate.class,
            names = {"STILL_REFUSED", "NEWER_THERE", "VALUE_GONE"})
    void aRecordThatIsLeftIsAFinding(Fate fate) {
        assertThat(status(fate, 0, List.of(), false, null)).isEqualTo(ExitStatus.FINDINGS);
    }

    @Test
    void whatWasNotLookedAtIsAFinding() {
        assertThat(status(Fate.MIRRORED, 0, List.of(), true, null)).isEqualTo(ExitStatus.FINDINGS);
        assertThat(status(Fate.MIRRORED, 1, List.of(), false, null)).isEqualTo(ExitStatus.FINDINGS);
        assertThat(status(Fate.MIRRORED, 0, List.of("src-2"), false, null)).isEqualTo(ExitStatus.FINDINGS);
    }

    @ParameterizedTest
    @CsvSource({"OWNERSHIP_LOST, 1", "COMMIT_FAILED, 1", "CLOCK_SET, 1", "CLUSTER_UNREACHABLE, 4", "UNFORESEEN, 8"})
    void whatEndsItEarlyGivesTheStatus(FaultCode fault, int status) {
        assertThat(status(Fate.MIRRORED, 0, List.of(), false, fault)).isEqualTo(status);
    }
}
