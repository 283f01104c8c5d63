package io.tributary.ops.cli;

import io.tributary.core.outcome.ErrorCode;
import io.tributary.mirror.replay.PartitionProgress;
import io.tributary.mirror.replay.RunReport;
import io.tributary.mirror.replay.RunState;
import java.util.Optional;

/** Tells how a run ended. */
final class ReplayResult {

    private final Terminal terminal;
    private final RunReport report;
    private final boolean wasAgain;

    /**
     * @param wasAgain whether it was told to do what was done once more, which the next time it would do, too
     */
    ReplayResult(Terminal terminal, RunReport report, boolean wasAgain) {
        this.terminal = terminal;
        this.report = report;
        this.wasAgain = wasAgain;
    }

    void print() {
        RunState state = report.state();
        String reason = state.reason();
        say(headline(state) + (reason == null ? "" : ": " + reason));
        if (report.head() != null) {
            PartitionProgress.Counts counts = report.counts();
            say(terminal.say(
                    counts.decided() + " records in " + report.done() + " of " + report.whole() + " offsets: "
                            + counts.mirrored() + " mirrored, " + counts.rejected() + " rejected, " + counts.filtered()
                            + " filtered",
                    report.whole() + " 个偏移中的 " + report.done() + " 个，共 " + counts.decided() + " 条记录：已镜像 "
                            + counts.mirrored() + "，拒绝 " + counts.rejected() + "，过滤 " + counts.filtered()));
        }
        if (report.lost() > 0) {
            say(terminal.say(
                    report.lost() + " offsets were deleted by retention before they could be read",
                    report.lost() + " 个偏移在读取之前已因保留策略被删除"));
        }
        report.reasons().forEach(this::reason);
        if (state instanceof RunState.Stopped) {
            say(
                    wasAgain
                            ? terminal.say(
                                    "The same command without --again goes on where it stopped; with it, it begins anew.",
                                    "再次执行同一命令（去掉 --again）即可从停止处继续；带上则重新开始。")
                            : terminal.say("The same command goes on where it stopped.", "再次执行同一命令即可从停止处继续。"));
        }
    }

    private String headline(RunState state) {
        String run = terminal.say("Run ", "任务 ") + report.name() + " ";
        if (state instanceof RunState.Finished) {
            return run + terminal.green(terminal.say("is finished", "已完成"));
        }
        if (state instanceof RunState.Stopped) {
            return run + terminal.yellow(terminal.say("was stopped", "已停止"));
        }
        return run + terminal.red(terminal.say("failed", "失败"));
    }

    private void reason(ErrorCode code, long count) {
        Optional<RunReport.Refusal> example = report.refusals().stream()
                .filter(refusal -> refusal.error().code() == code)
                .findFirst();
        say("  " + terminal.cyan(code.name()) + "  " + count
                + example.map(one -> "  " + terminal.say("first at ", "首条位于 ")
                                + one.position().topic() + "-"
                                + one.position().partition() + "@"
                                + one.position().offset() + ": "
                                + terminal.say(one.error().message()))
                        .orElse(""));
    }

    private void say(String line) {
        terminal.out().println(line);
    }
}
