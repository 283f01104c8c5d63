package io.tributary.mirror.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.contract.ContractStamp;
import io.tributary.core.flow.Delivery;
import io.tributary.core.flow.FlowName;
import io.tributary.core.ledger.LedgerEntry;
import io.tributary.core.ledger.LedgerEntryCodec;
import io.tributary.core.ledger.LedgerEntryDraft;
import io.tributary.core.ledger.PartitionId;
import io.tributary.core.outcome.Outcome;
import io.tributary.mirror.client.FakeCluster;
import io.tributary.mirror.client.PartitionReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.admin.ForwardingAdmin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LedgerTailTests {

    private static final TopicPartition LEDGER = new TopicPartition("tributary.ledger.330100.ods.air", 0);
    private static final ContractStamp STAMP =
            new ContractStamp(FlowName.of("air"), "1", "any@1", null, "000000000000");

    private final FakeCluster upstream = new FakeCluster().topic(LEDGER.topic(), 1);
    private final Extents admin = new Extents(upstream);
    private final LedgerTail tail = new LedgerTail(admin, upstream.consumer(), "the upstream");

    /** Answers of the fake where partitions begin and end. */
    private static final class Extents extends ForwardingAdmin {
        private final PartitionReader reader;

        Extents(FakeCluster cluster) {
            super(Map.of("bootstrap.servers", "127.0.0.1:1"));
            this.reader = cluster.committed();
        }

        @Override
        public ListOffsetsResult listOffsets(Map<TopicPartition, OffsetSpec> wanted, ListOffsetsOptions options) {
            Map<TopicPartition, KafkaFuture<ListOffsetsResultInfo>> answers = new HashMap<>();
            wanted.forEach((partition, spec) -> {
                long offset = spec instanceof OffsetSpec.EarliestSpec ? reader.begin(partition) : reader.end(partition);
                answers.put(
                        partition,
                        KafkaFuture.completedFuture(new ListOffsetsResultInfo(offset, -1, Optional.empty())));
            });
            return new ListOffsetsResult(answers);
        }
    }

    @AfterEach
    void close() {
        tail.close();
        admin.close(Duration.ZERO);
    }

    @Test
    void entryOfAnInstanceThatHadLostThePartitionDoesNotHideTheFartherOneBehindRedrives() {
        // Given: as much in between as is looked at first
        write(Delivery.AT_LEAST_ONCE, 0, 10);
        write(Delivery.AT_LEAST_ONCE, 10, 50);
        redriven(15);
        write(Delivery.AT_LEAST_ONCE, 5, 20);

        assertThat(place()).isEqualTo(50);
    }

    @Test
    void entriesThatOverlapAreComparedHoweverTheFlowIsDeliveredNow() {
        write(Delivery.EXACTLY_ONCE, 0, 10);
        write(Delivery.AT_LEAST_ONCE, 10, 50);
        write(Delivery.AT_LEAST_ONCE, 10, 30);

        assertThat(place()).isEqualTo(50);
    }

    @Test
    void firstEntryOfALedgerTellsItsPlaceWhateverFollows() {
        write(Delivery.AT_LEAST_ONCE, 7, 20);
        redriven(100);

        assertThat(place()).isEqualTo(20);
    }

    @Test
    void fartherEntryOfAnotherIncarnationIsNotThePlaceOfThisOne() {
        append(LedgerEntryCodec.write(entry("before", Delivery.AT_LEAST_ONCE, 0, 90)));
        write(Delivery.AT_LEAST_ONCE, 0, 10);

        assertThat(place()).isEqualTo(10);
    }

    @Test
    void ledgerWithoutAnAdvanceHasNoPlace() {
        redriven(40);

        assertThat(last().entry()).isNull();
        assertThat(last().fault()).isNull();
    }

    private LedgerTail.Last last() {
        return Objects.requireNonNull(
                tail.read(List.of(LEDGER), Duration.ofSeconds(5)).get(LEDGER));
    }

    private long place() {
        return Objects.requireNonNull(last().entry()).interval().to();
    }

    private void write(Delivery delivery, long from, long to) {
        append(LedgerEntryCodec.write(entry("now", delivery, from, to)));
    }

    private void redriven(int entries) {
        for (int i = 0; i < entries; i++) {
            append("{\"kind\":\"redrive\"}".getBytes(UTF_8));
        }
    }

    private void append(byte[] entry) {
        upstream.append(new ProducerRecord<>(LEDGER.topic(), LEDGER.partition(), null, entry));
    }

    static LedgerEntry entry(String topicId, Delivery delivery, long from, long to) {
        LedgerEntryDraft draft = new LedgerEntryDraft(
                        StreamFixture.SITE, new PartitionId("ods.air", topicId, 0), STAMP, "std.air", from)
                .delivered(delivery);
        for (long offset = from; offset < to; offset++) {
            draft.add(offset, Outcome.Filtered.INSTANCE, 0);
        }
        return draft.finish();
    }
}
