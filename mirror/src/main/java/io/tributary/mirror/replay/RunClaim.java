package io.tributary.mirror.replay;

import io.tributary.core.contract.Contract;
import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a worker does with a run, by what the journal says of it: begins a first or another pass, goes on with one
 * that is half done, or nothing. It also tells by the claims in the journal whether another worker has taken the run over.
 *
 * <p><b>Threading:</b> confined to the run's thread.
 */
final class RunClaim {

    private final ReplayRequest request;
    private final Contract contract;
    private final String worker;
    private final Clock clock;
    private final String id = UUID.randomUUID().toString();
    private @Nullable String before;
    private boolean hasLooked;

    RunClaim(ReplayRequest request, Contract contract, String worker, Clock clock) {
        this.request = request;
        this.contract = contract;
        this.worker = worker;
        this.clock = clock;
    }

    /**
     * @throws TributaryException with {@link FaultCode#DUPLICATE_INSTANCE} where another worker has the run now
     */
    void check(Journal journal) {
        String claim = journal.head(request.name()).map(RunHead::claim).orElse(null);
        if (!hasLooked) {
            before = claim;
            hasLooked = true;
        } else if (!id.equals(claim) && !Objects.equals(before, claim)) {
            String other = journal.head(request.name()).map(RunHead::worker).orElse("another one");
            throw new TributaryException(
                    FaultCode.DUPLICATE_INSTANCE,
                    "run '" + request.name() + "' was taken over by " + other
                            + "; it goes on there, from where it was");
        }
    }

    /** Whether there is nothing to do, because the run is finished. */
    boolean isDoneAlready(Journal journal) {
        return journal.head(request.name())
                .filter(RunHead::isFinished)
                .filter(head ->
                        isMine(head) || !request.again() && request.from() != Bound.Word.LAST && isTheSame(head))
                .isPresent();
    }

    /** How a run stands that is {@linkplain #isDoneAlready done already}. */
    RunState.Finished done(RunHead head) {
        RunState.Finished finished = Journal.finished(head);
        if (isMine(head)) {
            // By this worker's last commit, which nobody answered.
            return finished;
        }
        String reason = finished.reason();
        return new RunState.Finished(
                "it was finished before; do it once more with --again" + (reason == null ? "" : "; " + reason),
                finished.isPartial());
    }

    /**
     * The pass that is half done and is gone on with; nothing where another one begins.
     *
     * @throws TributaryException where a pass is half done whose bounds or topics are others
     */
    Optional<RunHead> halfDone(Journal journal) {
        Optional<RunHead> known = journal.head(request.name());
        if (known.isEmpty() || isMine(known.get())) {
            return known;
        }
        RunHead head = known.get();
        // A pass from where the last one stopped is as good as the rest of that one, and has the newer end.
        boolean isChained = request.from() == Bound.Word.LAST && !head.isRunning();
        if (head.isFinished() || request.again() || isChained) {
            return Optional.empty();
        }
        if (!isTheSame(head)) {
            throw other(head);
        }
        return known;
    }

    private boolean isMine(RunHead head) {
        return head.claim().equals(id);
    }

    private boolean isTheSame(RunHead head) {
        return head.isOf(contract.stamp().flow(), request);
    }

    private TributaryException other(RunHead head) {
        return new TributaryException(
                FaultCode.INVALID_CONFIGURATION,
                "run '" + head.name() + "' is half done: flow " + head.flow() + " from " + head.from() + " to "
                        + head.to() + (head.target() == null ? "" : " into topic '" + head.target() + "'")
                        + "; go on with the same, choose another name, or begin it anew with --again");
    }

    RunHead resumed(RunHead head) {
        return head.claimedBy(worker, id);
    }

    /** A pass after the ones that the journal knows. */
    RunHead begun(Journal journal) {
        int pass = journal.head(request.name()).map(RunHead::pass).orElse(0) + 1;
        RunState running = new RunState.Running(null);
        return new RunHead(
                request.name(),
                pass,
                contract.stamp().flow(),
                request.from().toString(),
                request.to().toString(),
                request.topic(),
                request.target(),
                worker,
                id,
                running.name(),
                null,
                clock.instant(),
                null);
    }
}
