package io.tributary.ops.cli;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.mirror.redrive.RedriveReport;
import io.tributary.mirror.replay.RunReport;
import io.tributary.mirror.replay.RunState;
import io.tributary.ops.trial.DifferenceTally;
import io.tributary.ops.trial.Verdict;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;

/** The statuses with which a command ends. They are documented, and none is ever used for something else. */
final class ExitStatus {

    static final int WELL = 0;
    static final int FINDINGS = 1;
    static final int USAGE = 2;
    static final int CONFIGURATION_REFUSED = 3;
    static final int UNREACHABLE = 4;
    static final int CREDENTIALS_REFUSED = 5;
    static final int TOPIC_MISSING = 6;
    static final int PORT_TAKEN = 7;
    static final int UNFORESEEN = 8;
    static final int NEWLY_REFUSED = 9;
    static final int ERROR_LIMIT = 10;

    /** Not a status: the command goes on in threads of its own. */
    static final int STILL_RUNNING = -1;

    private static final String BOOT_CONFIGURATION = "org.springframework.boot.context.";

    private ExitStatus() {}

    static int of(FaultCode code) {
        return switch (code) {
            case INVALID_CONFIGURATION, REGISTRY_REFUSED -> CONFIGURATION_REFUSED;
            case CLUSTER_UNREACHABLE, REGISTRY_UNREACHABLE -> UNREACHABLE;
            case INVALID_CREDENTIALS, PERMISSION_DENIED -> CREDENTIALS_REFUSED;
            case TOPIC_NOT_FOUND -> TOPIC_MISSING;
            default -> UNFORESEEN;
        };
    }

    /** The status of a comparison of two contracts on the same records. */
    static int of(DifferenceTally tally) {
        if (tally.count(Verdict.NEWLY_REFUSED) > 0) {
            return NEWLY_REFUSED;
        }
        return tally.onlyAdds() ? WELL : FINDINGS;
    }

    /** The status of a redrive. */
    static int of(RedriveReport report) {
        TributaryException fault = report.fault();
        if (fault == null) {
            return report.isSettled() ? WELL : FINDINGS;
        }
        // To be run again, and nothing is wrong with the cluster.
        boolean isEndedEarly = fault.code() == FaultCode.OWNERSHIP_LOST
                || fault.code() == FaultCode.COMMIT_FAILED
                || fault.code() == FaultCode.CLOCK_SET;
        return isEndedEarly ? FINDINGS : of(fault.code());
    }

    /** The status of a bounded run that is over. */
    static int of(RunReport report) {
        RunState state = report.state();
        if (state instanceof RunState.Failed failed) {
            boolean isGone =
                    failed.code() == FaultCode.DUPLICATE_INSTANCE || failed.code() == FaultCode.SOURCE_RECREATED;
            return isGone ? FINDINGS : of(failed.code());
        }
        if (state instanceof RunState.Stopped stopped) {
            return stopped.cause() == RunState.Stopped.Cause.ERROR_LIMIT ? ERROR_LIMIT : FINDINGS;
        }
        return report.isWell() ? WELL : FINDINGS;
    }

    /** The status of a start of the application that failed. */
    static int ofStartFailure(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TributaryException fault) {
                return of(fault.code());
            }
            if (cause instanceof PortInUseException) {
                return PORT_TAKEN;
            }
            if (cause instanceof BindException
                    || cause.getClass().getPackageName().startsWith(BOOT_CONFIGURATION)
                    || cause.getClass().getPackageName().startsWith("org.yaml.snakeyaml")) {
                return CONFIGURATION_REFUSED;
            }
        }
        return UNFORESEEN;
    }
}
