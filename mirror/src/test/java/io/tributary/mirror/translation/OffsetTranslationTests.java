package io.tributary.mirror.translation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.contract.ContractStamp;
import io.tributary.core.flow.FlowName;
import io.tributary.core.ledger.LedgerEntryCodec;
import io.tributary.core.ledger.LedgerEntryDraft;
import io.tributary.core.ledger.LedgerTopics;
import io.tributary.core.ledger.PartitionId;
import io.tributary.core.ledger.TargetRange;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.outcome.Wording;
import io.tributary.core.record.ProvenanceHeaders;
import io.tributary.core.record.SourcePosition;
import io.tributary.core.site.SiteCode;
import io.tributary.mirror.client.FakeCluster;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OffsetTranslationTests {

    private static final SiteCode SITE = SiteCode.of("330100");
    private static final String LEDGER = LedgerTopics.topic(SITE, "src");
    private static final ContractStamp STAMP =
            new ContractStamp(FlowName.of("air"), "1", "any@1", null, "000000000000");
    private static final Outcome MIRRORED = new Outcome.Mirrored(null, null, Outcome.Mirrored.NO_EVENT_TIME);
    private static final Outcome REFUSED =
            Outcome.Rejected.of(RecordError.of(ErrorCode.UNKNOWN_CODE, "/all", Wording.same("unknown")));

    private final FakeCluster province = new FakeCluster();

    private long mirrored(String topic, int target, int partition, long offset) {
        return province.append(FakeCluster.record(
                new TopicPartition(topic, target),
                0,
                "k",
                ProvenanceHeaders.SOURCE,
                ProvenanceHeaders.source(SITE, "src"),
                ProvenanceHeaders.ID,
                ProvenanceHeaders.id(partition, offset)));
    }

    private void write(LedgerEntryDraft draft, int partition) {
        province.append(new ProducerRecord<>(LEDGER, partition, null, LedgerEntryCodec.write(draft.finish())));
    }

    private void advance(
            int partition, long from, long to, Outcome outcome, String target, @Nullable TargetRange previous) {
        LedgerEntryDraft draft =
                new LedgerEntryDraft(SITE, new PartitionId("src", "id", partition), STAMP, target, from, previous);
        for (long offset = from; offset < to; offset++) {
            draft.add(offset, outcome, 0);
        }
        write(draft, partition);
    }

    private void redriven(int partition, long offset, String target) {
        LedgerEntryDraft draft = LedgerEntryDraft.ofRedrive(
                SITE, new PartitionId("src", "id", partition), STAMP, target, offset, "wang");
        draft.add(offset, MIRRORED, 0);
        write(draft, partition);
    }

    private Translation find(int partition, long offset) {
        try (OffsetTranslation translation =
                new OffsetTranslation(SITE, province.committed(), province.everything(), "the upstream")) {
            return translation.find(new SourcePosition("src", partition, offset));
        }
    }

    private static void assertThatItIsAt(Translation found, String topic, int partition, long offset) {
        assertThat(found).isInstanceOfSatisfying(Translation.Mirrored.class, mirrored -> {
            assertThat(mirrored.target()).isEqualTo(new TopicPartition(topic, partition));
            assertThat(mirrored.offset()).isEqualTo(offset);
        });
    }

    @Test
    void aRecordIsFoundByTheEntryBehindItsOwn() {
        province.topic(LEDGER, 1).topic("std", 1);
        for (long offset = 0; offset < 4; offset++) {
            mirrored("std", 0, 0, offset);
        }
        advance(0, 0, 2, MIRRORED, "std", null);
        advance(0, 2, 4, MIRRORED, "std", new TargetRange(0, 0, 1));

        assertThatItIsAt(find(0, 1), "std", 0, 1);
        assertThatItIsAt(find(0, 3), "std", 0, 3);
    }

    @Test
    void aRecordThatWasRedrivenAsideIsFoundThere() {
        province.topic(LEDGER, 6).topic("std", 3).topic("std.late", 6);
        mirrored("std", 1, 4, 0);
        advance(4, 0, 1, MIRRORED, "std", null);
        advance(4, 1, 2, REFUSED, "std", new TargetRange(1, 0, 0));
        mirrored("std.late", 1, 4, 1);
        redriven(4, 1, "std.late");

        assertThatItIsAt(find(4, 1), "std.late", 1, 0);
    }

    @Test
    void aRecordBehindAChangeOfTheTargetIsFoundInTheNewOne() {
        province.topic(LEDGER, 1).topic("std.old", 1).topic("std", 1);
        for (long offset = 0; offset < 50; offset++) {
            mirrored("std.old", 0, 0, offset);
        }
        mirrored("std", 0, 0, 50);
        mirrored("std", 0, 0, 51);
        advance(0, 0, 50, MIRRORED, "std.old", null);
        advance(0, 50, 51, MIRRORED, "std", new TargetRange(0, 0, 49));
        advance(0, 51, 52, MIRRORED, "std", null);

        assertThatItIsAt(find(0, 49), "std.old", 0, 49);
        assertThatItIsAt(find(0, 50), "std", 0, 0);
        assertThatItIsAt(find(0, 51), "std", 0, 1);
    }

    @Test
    void aRecordIsFoundInThePartitionOfItsNeighboursThoughTheTargetHasGrown() {
        province.topic(LEDGER, 6).topic("std", 6);
        mirrored("std", 1, 4, 0);
        mirrored("std", 1, 4, 1);
        advance(4, 0, 1, MIRRORED, "std", null);
        advance(4, 1, 2, MIRRORED, "std", new TargetRange(1, 0, 0));

        assertThatItIsAt(find(4, 1), "std", 1, 1);
    }

    @Test
    void aRecordThatIsNotThereAnyMoreIsGone() {
        province.topic(LEDGER, 1).topic("std", 1);
        mirrored("std", 0, 0, 0);
        mirrored("std", 0, 0, 1);
        advance(0, 0, 2, MIRRORED, "std", null);
        province.deleteBefore(new TopicPartition("std", 0), 1);

        assertThat(find(0, 0))
                .isInstanceOfSatisfying(
                        Translation.Gone.class, gone -> assertThat(gone.begin()).isEqualTo(1));
    }
}
