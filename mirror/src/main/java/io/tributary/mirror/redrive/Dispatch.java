package io.tributary.mirror.redrive;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.outcome.Outcome;
import io.tributary.mirror.record.SourceRecords;
import io.tributary.mirror.record.UpstreamReasons;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Sends candidates of one source partition, each where the target's newer records allow, and counts what became of them. One
 * that the upstream refuses for what it is stays refused, and the others go on without it.
 *
 * <p><b>Threading:</b> confined to one thread; blocks on the upstream.
 */
final class Dispatch {

    /** A newer record of a key may come while one is being sent; then all is decided again. */
    private static final int MAX_ATTEMPTS = 20;

    private final @Nullable RedriveTransaction transaction;
    private final NewerRecords newer;
    private final WhenNewer whenNewer;
    private final RedriveTally tally;
    private final String upstream;
    private final String target;

    /**
     * @param transaction that has begun; absent where this only looks
     * @param upstream    for people
     * @param target      the topic
     */
    Dispatch(
            @Nullable RedriveTransaction transaction,
            NewerRecords newer,
            WhenNewer whenNewer,
            RedriveTally tally,
            String upstream,
            String target) {
        this.transaction = transaction;
        this.newer = newer;
        this.whenNewer = whenNewer;
        this.tally = tally;
        this.upstream = upstream;
        this.target = target;
    }

    /** Looks at these keys from now on, as {@link NewerRecords#watch} says. */
    void watch(Iterable<ByteBuffer> keys, long earliestMillis, OptionalLong behind) {
        newer.watch(keys, earliestMillis, behind);
    }

    /** Sends candidates, which are in the order of their offsets. */
    void commit(List<Candidate> candidates) {
        Deque<List<Candidate>> left = new ArrayDeque<>();
        left.push(candidates);
        while (!left.isEmpty()) {
            List<Candidate> part = left.pop();
            if (attempt(part) instanceof Attempt.Refused refused) {
                leaveOut(part, refused.guilty(), left);
            }
        }
    }

    /** Whose fault it was is told, or looked for in smaller and smaller parts. */
    private void leaveOut(List<Candidate> part, Map<Candidate, Exception> guilty, Deque<List<Candidate>> left) {
        guilty.forEach((candidate, cause) ->
                tally.addRefused(SourceRecords.position(candidate.source()), UpstreamReasons.refused(cause, target)));
        List<Candidate> others =
                part.stream().filter(one -> !guilty.containsKey(one)).toList();
        if (!guilty.isEmpty()) {
            push(others, left);
        } else {
            int middle = others.size() / 2;
            push(others.subList(middle, others.size()), left);
            push(others.subList(0, middle), left);
        }
    }

    private static void push(List<Candidate> part, Deque<List<Candidate>> left) {
        if (!part.isEmpty()) {
            left.push(part);
        }
    }

    private Attempt attempt(List<Candidate> candidates) {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            newer.catchUp();
            List<Placed> placed = place(candidates);
            Attempt made = made(placed, candidates);
            if (made instanceof Attempt.Committed) {
                count(placed);
            }
            if (!(made instanceof Attempt.Overtaken)) {
                return made;
            }
        }
        throw new TributaryException(
                FaultCode.COMMIT_FAILED,
                upstream + ": newer records of the same keys keep coming into topic '" + target
                        + "' while redriven ones are sent; run the redrive again, with fewer keys at a time");
    }

    private Attempt made(List<Placed> placed, List<Candidate> candidates) {
        if (transaction == null || placed.stream().noneMatch(one -> one.fate().isRedriven())) {
            return new Attempt.Committed();
        }
        return transaction.send(placed, sent -> {
            newer.lookBetween(sent);
            return place(candidates).equals(placed);
        });
    }

    private void count(List<Placed> placed) {
        for (Placed one : placed) {
            tally.add(one.fate(), SourceRecords.position(one.candidate().source()), one.newer());
            if (one.fate() == Fate.MIRRORED || one.fate() == Fate.LATE) {
                newer.sent(one.candidate());
            }
        }
    }

    private List<Placed> place(List<Candidate> candidates) {
        List<Placed> placed = new ArrayList<>(candidates.size());
        for (Candidate candidate : candidates) {
            String found = newer.newerThan(candidate).orElse(null);
            placed.add(new Placed(candidate, fate(candidate, found != null), found));
        }
        return placed;
    }

    private Fate fate(Candidate candidate, boolean isOvertaken) {
        if (candidate.outcome() instanceof Outcome.Filtered) {
            return Fate.FILTERED;
        }
        if (!isOvertaken) {
            return Fate.MIRRORED;
        }
        return switch (whenNewer) {
            case SKIP -> Fate.NEWER_THERE;
            case LATE -> Fate.LATE;
            case ASIDE -> Fate.ASIDE;
        };
    }
}
