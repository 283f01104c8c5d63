package io.tributary.mirror.redrive;

import static io.tributary.mirror.redrive.RedriveScene.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.flow.Delivery;
import io.tributary.core.flow.TargetPolicy.FewerPartitions;
import io.tributary.core.ledger.LedgerEntry;
import io.tributary.core.ledger.LedgerEntryDraft;
import io.tributary.core.ledger.LedgerTopics;
import io.tributary.core.ledger.OffsetBits;
import io.tributary.core.ledger.PartitionId;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.outcome.Wording;
import io.tributary.mirror.client.PartitionReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RefusedOffsetsTests {

    private static final PartitionId SOURCE = new PartitionId("src", "topic-id", 0);

    private final RedriveScene scene = new RedriveScene(1, 1, FewerPartitions.REFUSE);
    private final MendedFlow flow = new MendedFlow(FewerPartitions.REFUSE);

    private static Outcome outcome(char state) {
        return switch (state) {
            case 'R' -> Outcome.Rejected.of(RecordError.of(ErrorCode.UNKNOWN_CODE, "/all", Wording.same("unknown")));
            case 'F' -> Outcome.Filtered.INSTANCE;
            default -> new Outcome.Mirrored(null, null, Outcome.Mirrored.NO_EVENT_TIME);
        };
    }

    /** An entry that advances from the offset on; a letter for each state. */
    private LedgerEntry advance(long from, String states, Delivery delivery) {
        LedgerEntryDraft draft = new LedgerEntryDraft(SITE, SOURCE, flow.stamp(), "std", from).delivered(delivery);
        for (int i = 0; i < states.length(); i++) {
            draft.add(from + i, outcome(states.charAt(i)), 0);
        }
        return draft.finish();
    }

    private LedgerEntry redrive(long offset) {
        LedgerEntryDraft draft = LedgerEntryDraft.ofRedrive(SITE, SOURCE, flow.stamp(), "std", offset, "wang");
        draft.add(offset, outcome('M'), 0);
        return draft.finish();
    }

    private List<Long> refused(LedgerEntry... entries) {
        for (LedgerEntry entry : entries) {
            scene.add(0, entry);
        }
        OffsetBits wanted = new OffsetBits();
        for (long offset = 0; offset < 10; offset++) {
            wanted.add(offset);
        }
        try (PartitionReader committed = scene.province().committed();
                PartitionReader everything = scene.province().everything()) {
            List<Long> refused = new ArrayList<>();
            new RefusedOffsets(committed, everything)
                    .among(
                            wanted,
                            new TopicPartition(LedgerTopics.topic(SITE, "src"), 0),
                            SOURCE,
                            new TargetPlaces(new TopicPartition("std", 0)))
                    .forEach(refused::add);
            return refused;
        }
    }

    @Test
    void whatIsRefusedAndNotRedrivenIsRefused() {
        assertThat(refused(
                        advance(0, "MRFRR", Delivery.EXACTLY_ONCE),
                        redrive(3),
                        advance(5, "RM", Delivery.EXACTLY_ONCE)))
                .containsExactly(1L, 4L, 5L);
    }

    @Test
    void whatWasRedrivenIsNotRefusedAgainByAnEntryThatComesLate() {
        assertThat(refused(
                        advance(0, "RRM", Delivery.AT_LEAST_ONCE),
                        redrive(1),
                        advance(0, "RRM", Delivery.AT_LEAST_ONCE)))
                .containsExactly(0L);
    }

    @Test
    void whatOneInstanceMirroredAndAnotherOneRefusedIsNotSentOnceMore() {
        assertThat(refused(advance(0, "RR", Delivery.AT_LEAST_ONCE), advance(0, "MR", Delivery.AT_LEAST_ONCE)))
                .containsExactly(1L);
        assertThat(refused(advance(2, "MR", Delivery.AT_LEAST_ONCE), advance(2, "RR", Delivery.AT_LEAST_ONCE)))
                .containsExactly(1L, 3L);
    }
}
