package io.tributary.mirror.headroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ForecastTests {

    private static final long HOUR = 3_600_000;
    private static final long NOW = 1_700_000_000_000L;
    private static final HeadroomSettings SETTINGS = HeadroomSettings.DEFAULT;
    private static final int LOOK_SECONDS = 10;
    /** The simulation goes by whole seconds, and a look may lie on either side of one. */
    private static final double TOLERANCE_SECONDS = 3;

    private static final double TOLERANCE = 0.05;

    private static Retention byTime(long millis) {
        return new Retention(true, millis, -1, HOUR, 1 << 30, false);
    }

    private static Situation situation(Retention retention, long unread, long ageMillis, Rate inflow, Rate drain) {
        return new Situation(
                3,
                retention,
                NOW,
                new PartitionHistory.Sample(0, 0, 1_000, 1_000 + unread),
                NOW - ageMillis,
                100.0,
                inflow,
                drain);
    }

    private static PartitionHeadroom headroom(Situation situation) {
        return new Forecast(situation, SETTINGS).headroom(false);
    }

    @SeededTest
    void recordsAreDeletedWithinTheRangeThatIsForetold(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 10; round++) {
            int inflow = random.nextInt(10, 200);
            // Where both are nearly the same, a second more or less at the start moves the end by days.
            int drain = (int) (inflow * (random.nextBoolean() ? random.nextDouble(0.9) : random.nextDouble(1.1, 2)));
            boolean isByTime = random.nextBoolean();
            Retention retention = new Retention(
                    true,
                    isByTime ? random.nextLong(600_000, 7_200_000) : -1,
                    !isByTime || random.nextBoolean() ? (long) inflow * 100 * random.nextInt(600, 7_200) : -1,
                    random.nextLong(60_000, 600_000),
                    (long) inflow * 100 * random.nextInt(60, 600),
                    false);
            check(new SimulatedPartition(retention, inflow, 100), inflow, drain, random);
        }
    }

    private static void check(SimulatedPartition partition, int inflow, int drain, SplittableRandom random) {
        // An outage makes a backlog, then reading begins; it is looked at for a while before anything is foretold.
        for (int i = random.nextInt(100, 500); i > 0; i--) {
            partition.pass(0);
        }
        for (int i = 0; i < 10 * LOOK_SECONDS; i++) {
            partition.pass(drain);
            if (i % LOOK_SECONDS == 0) {
                partition.look();
            }
        }
        partition.look();
        if (partition.hasLost() || partition.isCaughtUp()) {
            return;
        }
        PartitionHeadroom foretold = headroom(partition.situation());
        double seconds = 0;
        while (!partition.hasLost() && seconds < 50_000 && !partition.isCaughtUp()) {
            partition.pass(drain);
            seconds++;
        }
        String what = inflow + " in, " + drain + " out, " + foretold;
        if (partition.hasLost()) {
            assertWithin(foretold.span(), seconds, what);
        } else if (partition.isCaughtUp()) {
            assertThat(foretold.span().mostMillis()).as(what).isEqualTo(Span.NEVER);
            assertWithin(foretold.catchUp(), seconds, what);
        }
    }

    private static void assertWithin(Span foretold, double seconds, String what) {
        assertThat(seconds)
                .as(what)
                .isBetween(
                        foretold.leastMillis() / 1000.0 * (1 - TOLERANCE) - TOLERANCE_SECONDS,
                        foretold.mostMillis() / 1000.0 * (1 + TOLERANCE) + TOLERANCE_SECONDS);
    }

    @SeededTest
    void moreReadingAndLongerRetentionNeverShortenTheHeadroom(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 200; round++) {
            long retention = random.nextLong(1, 100 * HOUR);
            long unread = random.nextLong(1, 10_000_000);
            long age = random.nextLong(0, 100 * HOUR);
            double in = random.nextDouble(1_000);
            double out = random.nextDouble(1_000);
            Span span = headroom(situation(
                            byTime(retention), unread, age, new Rate(in, in * 1.5, in), new Rate(out / 2, out, out)))
                    .span();
            Span faster = headroom(situation(
                            byTime(retention),
                            unread,
                            age,
                            new Rate(in, in * 1.5, in),
                            new Rate(out / 2 + 10, out + 10, out + 10)))
                    .span();
            Span longer = headroom(situation(
                            byTime(retention + HOUR),
                            unread,
                            age,
                            new Rate(in, in * 1.5, in),
                            new Rate(out / 2, out, out)))
                    .span();
            assertThat(span.leastMillis()).isBetween(0L, span.mostMillis());
            assertThat(faster.leastMillis()).isGreaterThanOrEqualTo(span.leastMillis());
            assertThat(longer.leastMillis()).isGreaterThanOrEqualTo(span.leastMillis());
        }
    }

    @SeededTest
    void whoReadsAsFastAsIsAdvisedLosesNothing(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 20; round++) {
            int inflow = random.nextInt(1, 200);
            Retention retention = new Retention(true, random.nextLong(600_000, 3_600_000), -1, 60_000, 1 << 30, false);
            SimulatedPartition partition = new SimulatedPartition(retention, inflow, 100);
            for (int i = 0; i < retention.millis() / 1_500; i++) {
                partition.pass(0);
            }
            partition.look();
            partition.pass(0);
            partition.look();
            Remedy remedy = Remedy.of(new Forecast(partition.situation(), SETTINGS), SETTINGS);
            long secondsLeft = headroom(partition.situation()).stalledMillis() / 1000;

            int hold = (int) Math.ceil(remedy.hold());
            int catchUp = (int) Math.ceil(remedy.catchUp());
            assertThat(hold).isBetween(inflow, catchUp);
            for (int i = 0; i < secondsLeft + TOLERANCE_SECONDS; i++) {
                partition.pass(catchUp);
            }
            assertThat(partition.hasLost()).isFalse();
            assertThat(partition.isCaughtUp()).as("%d of %d/s", catchUp, inflow).isTrue();
        }
    }

    @SeededTest
    void theAdvisedRetentionIsLongerAndPutsTheEndOff(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 100; round++) {
            long retention = random.nextLong(HOUR, 48 * HOUR);
            long age = random.nextLong(1_000, retention);
            double in = random.nextDouble(1, 1_000);
            double out = random.nextDouble(0, 1_000);
            long unread = Math.max(1, (long) (age / 1000.0 * in));
            Situation situation = situation(byTime(retention), unread, age, Rate.steady(in), Rate.steady(out));
            Remedy remedy = Remedy.of(new Forecast(situation, SETTINGS), SETTINGS);
            if (remedy.retentionMillis() > 0) {
                assertThat(remedy.retentionMillis()).isGreaterThan(retention);
                Situation longer =
                        situation(byTime(remedy.retentionMillis()), unread, age, Rate.steady(in), Rate.steady(out));
                assertThat(headroom(longer).span().leastMillis())
                        .isGreaterThanOrEqualTo(SETTINGS.watch().toMillis() - 1);
            }
        }
    }

    @Test
    void nothingUnreadIsNothingEndangered() {
        PartitionHeadroom headroom = headroom(situation(byTime(1), 0, 100 * HOUR, Rate.NONE, Rate.NONE));

        assertThat(headroom.level()).isEqualTo(HeadroomLevel.OK);
        assertThat(headroom.span()).isEqualTo(Span.NEVER_AT_ALL);
        assertThat(headroom.catchUp()).isEqualTo(new Span(0, 0));
    }

    @Test
    void aReaderThatStandsStillHasWhatItsOldestRecordHasLeft() {
        PartitionHeadroom headroom =
                headroom(situation(byTime(48 * HOUR), 1_000, 45 * HOUR, Rate.steady(10), Rate.NONE));

        assertThat(headroom.span().leastMillis()).isEqualTo(3 * HOUR);
        assertThat(headroom.span().mostMillis()).as("its segment spans an hour").isEqualTo(4 * HOUR);
        assertThat(headroom.limit()).isEqualTo(Limit.TIME);
        assertThat(headroom.level()).isEqualTo(HeadroomLevel.WARNING);
        assertThat(headroom.catchUp()).isEqualTo(Span.NEVER_AT_ALL);
    }

    @Test
    void whoCatchesUpWithLittleLeftIsTold() {
        PartitionHeadroom headroom = headroom(
                situation(byTime(100 * HOUR), 360_000, 100 * HOUR - HOUR / 2, Rate.steady(1), new Rate(90, 110, 100)));

        assertThat(headroom.span()).isEqualTo(Span.NEVER_AT_ALL);
        assertThat(headroom.stalledMillis()).isEqualTo(HOUR / 2);
        assertThat(headroom.level())
                .as("half an hour is critical, if it stopped")
                .isEqualTo(HeadroomLevel.WARNING);
    }

    @Test
    void aShortRetentionHasItsOwnBounds() {
        Rate one = Rate.steady(1);

        assertThat(headroom(situation(byTime(HOUR), 10, 1_000, one, one)).level())
                .isEqualTo(HeadroomLevel.OK);
        assertThat(headroom(situation(byTime(HOUR), 10, HOUR - 60_000, one, Rate.NONE))
                        .level())
                .isEqualTo(HeadroomLevel.CRITICAL);
    }

    @Test
    void compactionAloneDeletesNothingByAge() {
        Retention compacted = Retention.of(name -> name.equals("cleanup.policy") ? "compact" : "1");
        Retention both = Retention.of(name -> name.equals("cleanup.policy") ? "compact,delete" : "1");

        assertThat(headroom(situation(compacted, 10, 100 * HOUR, Rate.NONE, Rate.NONE))
                        .span())
                .isEqualTo(Span.NEVER_AT_ALL);
        assertThat(headroom(situation(both, 10, 100 * HOUR, Rate.NONE, Rate.NONE))
                        .level())
                .isEqualTo(HeadroomLevel.CRITICAL);
    }

    @Test
    void whatIsNotKnownIsSaid() {
        Rate one = Rate.steady(1);
        PartitionHeadroom denied =
                headroom(new Situation(0, null, NOW, new PartitionHistory.Sample(0, 0, 0, 10), NOW, 1.0, one, one));
        PartitionHeadroom withoutSizes = headroom(new Situation(
                0,
                new Retention(true, 100 * HOUR, 1_000, HOUR, 1_000, false),
                NOW,
                new PartitionHistory.Sample(0, 0, 0, 10),
                NOW,
                null,
                one,
                Rate.NONE));

        assertThat(denied.level()).isEqualTo(HeadroomLevel.UNKNOWN);
        assertThat(denied.unknown()).contains("DESCRIBE_CONFIGS");
        assertThat(withoutSizes.level()).isEqualTo(HeadroomLevel.UNKNOWN);
        assertThat(withoutSizes.unknown()).contains("grant DESCRIBE on the cluster");
        assertThat(withoutSizes.span().leastMillis()).as("by time").isEqualTo(100 * HOUR);
    }

    @Test
    void deletedBeforeItWasReadIsLosing() {
        Situation situation = new Situation(
                0, byTime(HOUR), NOW, new PartitionHistory.Sample(0, 50, 10, 100), NOW, 1.0, Rate.NONE, Rate.NONE);

        assertThat(headroom(situation).level()).isEqualTo(HeadroomLevel.LOSING);
        assertThat(headroom(situation).backlogRecords()).isEqualTo(50);
    }
}
