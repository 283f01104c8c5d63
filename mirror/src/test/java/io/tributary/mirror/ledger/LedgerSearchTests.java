package io.tributary.mirror.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.contract.ContractStamp;
import io.tributary.core.flow.Delivery;
import io.tributary.core.flow.FlowName;
import io.tributary.core.ledger.LedgerEntryCodec;
import io.tributary.core.ledger.LedgerEntryDraft;
import io.tributary.core.ledger.PartitionId;
import io.tributary.core.site.SiteCode;
import io.tributary.mirror.client.FakeCluster;
import io.tributary.mirror.client.PartitionReader;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerSearchTests {

    private static final TopicPartition LEDGER = new TopicPartition("ledger", 0);
    private static final PartitionId SOURCE = new PartitionId("src", "id", 0);
    private static final ContractStamp STAMP =
            new ContractStamp(FlowName.of("air"), "1", "any@1", null, "000000000000");

    private final FakeCluster province = new FakeCluster().topic("ledger", 1);
    /** Where the first entry stands that reaches beyond a source offset. */
    private final Map<Long, Long> firstBeyond = new HashMap<>();

    private void advance(long from, long to, Delivery delivery) {
        LedgerEntryDraft draft =
                new LedgerEntryDraft(SiteCode.of("330100"), SOURCE, STAMP, "std", from).delivered(delivery);
        draft.unexplained(to);
        long place =
                province.append(new ProducerRecord<>(LEDGER.topic(), 0, null, LedgerEntryCodec.write(draft.finish())));
        for (long offset = from; offset < to; offset++) {
            firstBeyond.putIfAbsent(offset, place);
        }
        province.skip(LEDGER, 1);
    }

    private void assertThatEveryOffsetIsFound(long offsets) {
        try (PartitionReader committed = province.committed()) {
            LedgerSearch search = new LedgerSearch(committed);
            for (long offset = 0; offset < offsets; offset++) {
                long start = search.startOf(offset, LEDGER, SOURCE, committed.end(LEDGER));
                long wanted = firstBeyond.get(offset);
                assertThat(start).as("place of offset %d", offset).isBetween(Math.max(0, wanted - 400), wanted);
                assertThat(start == 0 || start <= wanted - 2)
                        .as("the entry before that of offset %d is read too", offset)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Delivery.class)
    void placeIsALittleBeforeTheFirstEntryThatReachesBeyond(Delivery delivery) {
        for (long from = 0; from < 800; from += 2) {
            advance(from, from + 2, delivery);
        }

        assertThatEveryOffsetIsFound(800);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void entriesThatComeLateDoNotHideThoseBeforeThem(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (long from = 0; from < 800; from += 2) {
            advance(from, from + 2, Delivery.AT_LEAST_ONCE);
            if (random.nextInt(20) == 0 && from > 100) {
                // Of an instance that had lost the partition without knowing it.
                for (long late = from - 40; late < from - 30; late += 2) {
                    advance(late, late + 2, Delivery.AT_LEAST_ONCE);
                }
            }
        }

        assertThatEveryOffsetIsFound(800);
    }
}
