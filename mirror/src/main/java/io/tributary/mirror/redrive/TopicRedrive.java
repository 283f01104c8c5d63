package io.tributary.mirror.redrive;

import io.tributary.core.contract.Standardizer;
import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.ledger.OffsetBits;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.record.ProvenanceHeaders;
import io.tributary.mirror.deadletter.DeadLetters;
import io.tributary.mirror.deadletter.StoredLetter;
import io.tributary.mirror.record.SourceRecords;
import io.tributary.mirror.record.StandardRecords;
import io.tributary.mirror.record.SteadyStandardizer;
import io.tributary.mirror.record.UpstreamReasons;
import io.tributary.mirror.topics.SourceTopic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The redrive of one source topic.
 *
 * <p>Invariants:
 * <ol>
 *   <li>an offset is redriven only where the ledger, read to its end after every other redrive of the topic was fenced off,
 *       calls it refused;
 *   <li>the standard records and the ledger entries that speak of them are one transaction;
 *   <li>where the policy is to skip, no record stands in the target behind a newer one of its key that was there before.
 * </ol>
 *
 * <p><b>Threading:</b> confined to one thread; blocks on both clusters.
 */
final class TopicRedrive {

    /** A newer record of a key may come while one is being sent; then all is decided again. */
    private static final int MAX_ATTEMPTS = 20;

    private final RedriveSettings settings;
    private final RedriveRequest request;
    private final Destination destination;
    private final RedriveReaders readers;
    private final @Nullable RedriveTransaction transaction;
    private final Standardizer standardizer;

    /**
     * @param transaction that has begun; absent in a dry run
     */
    TopicRedrive(
            RedriveSettings settings,
            RedriveRequest request,
            Destination destination,
            RedriveReaders readers,
            @Nullable RedriveTransaction transaction) {
        this.settings = settings;
        this.request = request;
        this.destination = destination;
        this.readers = readers;
        this.transaction = transaction;
        this.standardizer =
                new SteadyStandardizer(destination.topic().contract().open());
    }

    void run(RedriveTally tally) {
        SourceTopic topic = destination.topic();
        DeadLetters letters = readers.letters();
        for (TopicPartition partition : letters.partitions(topic.topic())) {
            if (request.filter().selectsPartition(partition.partition()) && tally.left() > 0) {
                NewerRecords newer = new NewerRecords(
                        readers.committed(),
                        readers.everything(),
                        new TopicPartition(topic.targetTopic(), topic.requiredTargetPartition(partition.partition())),
                        ProvenanceHeaders.source(settings.site(), topic.topic()));
                new PartitionRedrive(this, letters, letters.span(partition), newer, tally).run();
            }
        }
    }

    boolean selects(StoredLetter letter) {
        return letter.position().topic().equals(destination.topic().topic())
                && request.filter().selects(letter);
    }

    /** Where the letter does not know its topic's id, it is taken for one of the topic that is there. */
    boolean isOfThisTopic(StoredLetter letter) {
        String id = destination.topic().topicId();
        return id.isEmpty() || letter.topicId().isEmpty() || letter.topicId().equals(id);
    }

    OffsetBits refusedAmong(OffsetBits selected, int partition) {
        TopicPartition ledger = new TopicPartition(destination.topic().ledgerTopic(), partition);
        return new RefusedOffsets(readers.committed(), readers.everything())
                .among(selected, ledger, destination.source(partition));
    }

    /** The refused record; absent where its value is gone. */
    Optional<ConsumerRecord<byte[], byte[]>> record(StoredLetter letter) {
        return letter.omittedBytes().isEmpty() ? Optional.of(letter.record()) : readers.original(letter.position());
    }

    /** What the present contract makes of it; refused too where the upstream would not take it. */
    Outcome decide(ConsumerRecord<byte[], byte[]> record) {
        Outcome outcome = standardizer.standardize(SourceRecords.of(record));
        if (outcome instanceof Outcome.Mirrored mirrored) {
            int bytes = StandardRecords.size(destination.standard(record, mirrored));
            int limit = transaction == null ? destination.topic().maxTargetBytes() : transaction.maxRecordBytes();
            if (bytes > limit) {
                return UpstreamReasons.tooLarge(
                        bytes, limit, destination.topic().targetTopic());
            }
        }
        return outcome;
    }

    /** Sends candidates in the order of their offsets, each where the target's newer records allow. */
    void commit(List<Candidate> candidates, NewerRecords newer, RedriveTally tally) {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            newer.catchUp();
            List<Placed> placed = place(candidates, newer);
            if (isSettled(placed, candidates, newer)) {
                for (Placed one : placed) {
                    tally.add(one.fate(), SourceRecords.position(one.candidate().source()), one.newer());
                    if (one.fate() == Fate.MIRRORED || one.fate() == Fate.LATE) {
                        newer.sent(one.candidate());
                    }
                }
                return;
            }
        }
        throw new TributaryException(
                FaultCode.COMMIT_FAILED,
                settings.upstreamDescription() + ": newer records of the same keys keep coming into topic '"
                        + destination.topic().targetTopic()
                        + "' while redriven ones are sent; run the redrive again, with"
                        + " fewer keys at a time");
    }

    /** Whether nothing is left to do: it was committed, there was nothing to send, or this only looks. */
    private boolean isSettled(List<Placed> placed, List<Candidate> candidates, NewerRecords newer) {
        if (transaction == null || placed.stream().noneMatch(one -> one.fate().isRedriven())) {
            return true;
        }
        return transaction.send(placed, firstOffset -> {
            firstOffset.ifPresent(newer::lookBefore);
            return place(candidates, newer).equals(placed);
        });
    }

    private List<Placed> place(List<Candidate> candidates, NewerRecords newer) {
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
        return switch (request.whenNewer()) {
            case SKIP -> Fate.NEWER_THERE;
            case LATE -> Fate.LATE;
            case ASIDE -> Fate.ASIDE;
        };
    }
}
