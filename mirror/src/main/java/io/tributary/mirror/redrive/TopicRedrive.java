package io.tributary.mirror.redrive;

import io.tributary.core.contract.Standardizer;
import io.tributary.core.ledger.OffsetBits;
import io.tributary.core.outcome.Outcome;
import io.tributary.mirror.deadletter.DeadLetters;
import io.tributary.mirror.deadletter.LetterSpan;
import io.tributary.mirror.deadletter.StoredLetter;
import io.tributary.mirror.record.SourceRecords;
import io.tributary.mirror.record.StandardRecords;
import io.tributary.mirror.record.SteadyStandardizer;
import io.tributary.mirror.record.UpstreamReasons;
import io.tributary.mirror.topics.SourceTopic;
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
        for (LetterSpan span : letters.spans(topic.topic())) {
            int partition = span.partition().partition();
            if (!request.filter().selectsPartition(partition) || tally.left() <= 0) {
                continue;
            }
            int target = topic.targetPartition(partition);
            if (target < 0) {
                tally.addLeftOut(topic.withoutCounterpart(partition));
            } else {
                run(span, new TopicPartition(topic.targetTopic(), target), tally);
            }
        }
    }

    private void run(LetterSpan span, TopicPartition target, RedriveTally tally) {
        NewerRecords newer = new NewerRecords(
                readers.committed(),
                readers.everything(),
                target,
                settings.site(),
                destination.source(span.partition().partition()));
        Dispatch dispatch = new Dispatch(
                transaction, newer, request.whenNewer(), tally, settings.upstreamDescription(), target.topic());
        new PartitionRedrive(this, readers.letters(), span, new TargetPlaces(target), dispatch, tally).run();
    }

    /**
     * @param partition of the letter
     */
    boolean selects(StoredLetter letter, int partition) {
        return letter.position().topic().equals(destination.topic().topic())
                && letter.position().partition() == partition
                && request.filter().selects(letter);
    }

    /** Where the letter does not know its topic's id, it is taken for one of the topic that is there. */
    boolean isOfThisTopic(StoredLetter letter) {
        String id = destination.topic().topicId();
        return id.isEmpty() || letter.topicId().isEmpty() || letter.topicId().equals(id);
    }

    OffsetBits refusedAmong(OffsetBits selected, int partition, TargetPlaces places) {
        TopicPartition ledger = new TopicPartition(destination.topic().ledgerTopic(), partition);
        return new RefusedOffsets(readers.committed(), readers.everything())
                .among(selected, ledger, destination.source(partition), places);
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
}
