package io.tributary.mirror.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.contract.ContractStamp;
import io.tributary.core.flow.FlowName;
import io.tributary.core.ledger.LedgerEntry;
import io.tributary.core.ledger.LedgerEntryDraft;
import io.tributary.core.ledger.PartitionId;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.site.SiteCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TopicTallyTests {

    private final AtomicLong nanos = new AtomicLong(TimeUnit.DAYS.toNanos(1));
    private final SetClock clock = new SetClock();
    private final TopicTally tally = new TopicTally(clock, nanos::get);

    private static final class SetClock extends Clock {
        private Instant now = Instant.parse("2026-07-01T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private void mirror(int seconds, long from) {
        for (int second = 0; second < seconds; second++) {
            tally.committed(entry(from + second * 100L, 100));
            nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
            clock.now = clock.now.plusSeconds(1);
        }
    }

    private static LedgerEntry entry(long from, int records) {
        LedgerEntryDraft draft = new LedgerEntryDraft(
                SiteCode.of("330100"),
                new PartitionId("src", "", 0),
                new ContractStamp(FlowName.of("air"), "1", "any@1", null, "000000000000"),
                "std",
                from);
        for (int i = 0; i < records; i++) {
            draft.add(from + i, Outcome.Filtered.INSTANCE, 5);
        }
        return draft.finish();
    }

    @Test
    void rateIsRightWhenTheClockIsSetBack() {
        mirror(40, 0);
        clock.now = clock.now.minus(Duration.ofHours(1));
        mirror(40, 4_000);

        assertThat(tally.recent().recordsPerSecond()).isBetween(90.0, 110.0);
    }
}
