package io.tributary.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.flow.FlowName;
import io.tributary.mirror.replay.PartitionProgress;
import io.tributary.mirror.replay.RunHead;
import io.tributary.mirror.replay.RunName;
import io.tributary.mirror.replay.RunReport;
import io.tributary.mirror.replay.RunState;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the end of a run says, and with which status the command ends. */
class ReplayResultTests {

    private static final RunState.Stopped STOPPED =
            new RunState.Stopped(RunState.Stopped.Cause.REQUEST, "it was told to");

    private static RunReport report(RunState state, long rejected, long lost) {
        RunName name = new RunName("july");
        RunHead head = new RunHead(
                name,
                1,
                FlowName.of("air"),
                "beginning",
                "end",
                null,
                null,
                "here",
                "claim",
                state.name(),
                null,
                Instant.EPOCH,
                null);
        PartitionProgress progress = new PartitionProgress(
                "ods.air", "id", 0, 0, 500, 1000, new PartitionProgress.Counts(400, rejected, 0), lost, Map.of());
        return new RunReport(name, state, head, List.of(progress), List.of());
    }

    private static String printed(RunReport report, boolean again) {
        StringWriter out = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(out), false, 80, Language.EN);
        new ReplayResult(terminal, report, again).print();
        return out.toString();
    }

    @Test
    void onlyARunThatSentEverythingIsWell() {
        RunState finished = new RunState.Finished(null);

        assertThat(ExitStatus.of(report(finished, 0, 0))).isEqualTo(ExitStatus.WELL);
        assertThat(ExitStatus.of(report(finished, 1, 0))).isEqualTo(ExitStatus.FINDINGS);
        assertThat(ExitStatus.of(report(finished, 0, 1))).isEqualTo(ExitStatus.FINDINGS);
        assertThat(ExitStatus.of(report(new RunState.Finished("left out", true), 0, 0)))
                .isEqualTo(ExitStatus.FINDINGS);
        assertThat(ExitStatus.of(report(STOPPED, 0, 0))).isEqualTo(ExitStatus.FINDINGS);
        assertThat(ExitStatus.of(report(new RunState.Running(null), 0, 0))).isEqualTo(ExitStatus.FINDINGS);
        assertThat(ExitStatus.of(report(new RunState.Failed(FaultCode.TOPIC_NOT_FOUND, "gone"), 0, 0)))
                .isEqualTo(ExitStatus.TOPIC_MISSING);
    }

    @Test
    void howToGoOnDependsOnWhatWasAskedFor() {
        assertThat(printed(report(STOPPED, 0, 0), false)).contains("The same command goes on where it stopped.");
        assertThat(printed(report(STOPPED, 0, 0), true)).contains("The same command without --again goes on");
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 20, 29, 40, 60, 100})
    void theLineOfProgressNeverBreaks(int columns) {
        Terminal nowhere = new Terminal(
                new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), false, 80, Language.EN);
        ReplayProgress progress = new ReplayProgress(nowhere, true, columns);

        String line = progress.line(report(new RunState.Running(null), 3, 0), 0, columns - 1);

        assertThat(DisplayWidth.of(line)).isLessThan(columns);
        assertThat(line).contains("50");
    }

    @Test
    void theLauncherKnowsBestWhetherStandardErrorIsATerminal() {
        assertThat(ReplayProgress.isWatched("true", false)).isTrue();
        assertThat(ReplayProgress.isWatched("false", true)).isFalse();
        assertThat(ReplayProgress.isWatched(null, true)).isTrue();
    }
}
