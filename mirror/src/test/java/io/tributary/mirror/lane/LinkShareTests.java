package io.tributary.mirror.lane;

import static io.tributary.core.flow.LaneName.BULK;
import static io.tributary.core.flow.LaneName.NORMAL;
import static io.tributary.core.flow.LaneName.URGENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers of the sentences that {@link LinkShare} promises are in the comments. */
class LinkShareTests {

    private static final double LINK = 2_500_000;
    private static final double UNBOUNDED = Double.POSITIVE_INFINITY;
    private static final double CHUNK = 25_000;
    private static final Percentage SOME = Percentage.withPercentage(6);

    private static SimulatedLink threeLanes(long seed) {
        SimulatedLink link = new SimulatedLink(seed);
        link.lane(URGENT, 6, UNBOUNDED, 2, CHUNK)
                .lane(NORMAL, 3, UNBOUNDED, 2, CHUNK)
                .lane(BULK, 1, UNBOUNDED, 4, CHUNK);
        link.share().carry(LINK);
        return link;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void lanesThatAllWantMoreHaveTheirWeights(long seed) {
        SimulatedLink link = threeLanes(seed);
        link.demand(URGENT, SimulatedLink.NO_END)
                .demand(NORMAL, SimulatedLink.NO_END)
                .demand(BULK, SimulatedLink.NO_END);
        link.run(20);
        // (1) and (3)
        assertThat(link.sent(URGENT) / link.sent()).isCloseTo(0.6, within(0.03));
        assertThat(link.sent(NORMAL) / link.sent()).isCloseTo(0.3, within(0.03));
        assertThat(link.sent(BULK) / link.sent()).isCloseTo(0.1, within(0.02));
        assertThat(link.sent() / 20).isCloseTo(0.98 * LINK, Percentage.withPercentage(2));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatUrgentLeavesTheOthersBorrowByWeight(long seed) {
        SimulatedLink link = threeLanes(seed);
        link.demand(URGENT, 0.1 * LINK).demand(NORMAL, SimulatedLink.NO_END).demand(BULK, SimulatedLink.NO_END);
        link.run(20);
        // (2)
        assertThat(link.sent(URGENT) / 20).isCloseTo(0.1 * LINK, SOME);
        assertThat(link.sent(NORMAL) / link.sent(BULK)).isCloseTo(3.0, within(0.4));
        assertThat(link.sent() / 20).isCloseTo(0.98 * LINK, Percentage.withPercentage(2));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void bulkAloneHasTheWholeLinkAndGivesItBackAtOnce(long seed) {
        SimulatedLink link = threeLanes(seed);
        link.demand(BULK, SimulatedLink.NO_END);
        link.run(10);
        assertThat(link.sent(BULK) / 10).isCloseTo(0.98 * LINK, Percentage.withPercentage(2));
        // When urgent begins to want all it can have
        link.reset();
        link.demand(URGENT, SimulatedLink.NO_END);
        link.run(0.5);
        // Then it has its part from the first tenth of a second on, and borrows what normal leaves before bulk does.
        assertThat(link.sent(URGENT) / 0.5).isCloseTo(0.9 * 0.98 * LINK, Percentage.withPercentage(15));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void urgentWithinItsPartNeverWaitsWhateverBulkDoes(long seed) {
        SimulatedLink link = threeLanes(seed).lane(URGENT, 6, UNBOUNDED, 1, 1_000);
        link.demand(URGENT, 0.2 * LINK).demand(BULK, SimulatedLink.NO_END).demand(NORMAL, SimulatedLink.NO_END);
        link.run(20);
        assertThat(link.longestHeldMillis(URGENT)).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverTheyWantNothingIsWastedNobodyStarvesAndTheLinkIsNotOverrun(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SimulatedLink link = threeLanes(seed);
        for (int round = 0; round < 20; round++) {
            double[] wanted = new double[3];
            for (int lane = 0; lane < 3; lane++) {
                wanted[lane] = random.nextInt(3) == 0 ? 0 : random.nextDouble() * LINK;
            }
            link.demand(URGENT, wanted[0]).demand(NORMAL, wanted[1]).demand(BULK, wanted[2]);
            link.reset();
            link.run(2);
            // (3): a burst of each lane, and of each stream a chunk
            assertThat(link.sent()).isLessThan(2 * LINK + 8 * 1.5 * CHUNK + 2 * 0.06 * LINK);
        }
        // Nobody starves: a lane that wants its part has it.
        link.demand(URGENT, SimulatedLink.NO_END)
                .demand(NORMAL, SimulatedLink.NO_END)
                .demand(BULK, SimulatedLink.NO_END);
        link.run(1);
        link.reset();
        link.run(10);
        assertThat(link.sent(BULK) / 10).isCloseTo(0.098 * LINK, Percentage.withPercentage(15));
        assertThat(link.sent() / 10).isCloseTo(0.98 * LINK, Percentage.withPercentage(2));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aRateOfItsOwnBoundsALaneAndTheOthersHaveTheRest(long seed) {
        SimulatedLink link = threeLanes(seed).lane(NORMAL, 3, 200_000, 2, CHUNK);
        link.demand(NORMAL, SimulatedLink.NO_END).demand(BULK, SimulatedLink.NO_END);
        link.run(20);
        // (4) and (2)
        assertThat(link.sent(NORMAL) / 20).isCloseTo(200_000, SOME);
        assertThat(link.sent() / 20).isCloseTo(0.98 * LINK, Percentage.withPercentage(2));
    }

    @Test
    void withoutADeclaredLinkOnlyALanesOwnRateHolds() {
        SimulatedLink link = new SimulatedLink(1);
        link.lane(URGENT, 6, UNBOUNDED, 1, CHUNK).lane(BULK, 1, 100_000, 1, 1_000);
        link.demand(URGENT, 100 * LINK).demand(BULK, SimulatedLink.NO_END);
        link.run(10);
        assertThat(link.sent(BULK) / 10).isCloseTo(100_000, SOME);
        assertThat(link.sent(URGENT) / 10).isGreaterThan(5 * LINK);
    }

    @Test
    void changesHoldAtOnce() {
        SimulatedLink link = threeLanes(1);
        link.demand(NORMAL, SimulatedLink.NO_END)
                .demand(BULK, SimulatedLink.NO_END)
                .demand(URGENT, SimulatedLink.NO_END);
        link.run(5);
        link.share().lane(BULK).change(9, UNBOUNDED);
        link.share().carry(LINK / 2);
        link.run(0.5);
        link.reset();
        link.run(10);
        assertThat(link.sent(BULK) / link.sent()).isCloseTo(0.5, within(0.03));
        assertThat(link.sent() / 10).isCloseTo(0.98 * LINK / 2, Percentage.withPercentage(2));
    }

    @Test
    void whatALaneSendsOfItsOwnPartIsNoDebtHoweverTheExpectationErred() {
        SimulatedLink link = threeLanes(1);
        LanePace normal = link.share().lane(NORMAL);
        for (int transaction = 0; transaction < 100; transaction++) {
            link.run(0.1);
            Admission admission = normal.ask(0);
            assertThat(admission.heldBy()).isNull();
            normal.used(admission, 200);
            normal.correct(1_200);
        }
        assertThat(normal.borrowed()).isZero();
    }
}
