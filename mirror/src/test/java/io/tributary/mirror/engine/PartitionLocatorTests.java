package io.tributary.mirror.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.flow.LaneName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PartitionLocatorTests {

    private static final TopicPartition BAD = new TopicPartition("src", 0);
    private static final TopicPartition GOOD = new TopicPartition("src", 1);
    private static final TributaryException SILENT = new TributaryException(FaultCode.CLUSTER_UNREACHABLE, "no answer");

    private final StreamFixture stream = new StreamFixture();
    private final LaneContext context = stream.lane(LaneName.NORMAL);
    private final OwnedPartitions owned = stream.given(StreamFixture.topic("air", LaneName.NORMAL, "src", "std", 2));
    private final Clusters clusters = new Clusters();
    private final PartitionLocator locator = new PartitionLocator(clusters, clusters);

    /** What both clusters tell; partitions that are not named answer as empty ones that were never mirrored. */
    private static final class Clusters implements PartitionLocator.Places, PartitionLocator.Extents {
        private final Map<TopicPartition, TributaryException> silent = new HashMap<>();
        private final Map<TopicPartition, PartitionLocator.Extents.Extent> extents = new HashMap<>();
        private final Map<Integer, PositionFinder.Finding> findings = new HashMap<>();
        private final List<Duration> patiences = new ArrayList<>();

        @Override
        public Found find(Collection<TopicPartition> partitions, Duration patience) {
            patiences.add(patience);
            Map<TopicPartition, Extent> found = new HashMap<>();
            Map<TopicPartition, TributaryException> faults = new HashMap<>();
            for (TopicPartition partition : partitions) {
                TributaryException fault = silent.get(partition);
                if (fault == null) {
                    found.put(partition, extents.getOrDefault(partition, new Extent(0, 0, OptionalInt.empty())));
                } else {
                    faults.put(partition, fault);
                }
            }
            return new Found(found, faults);
        }

        @Override
        public Map<TopicPartition, PositionFinder.Finding> find(
                Map<TopicPartition, String> topicIds, Duration patience) {
            Map<TopicPartition, PositionFinder.Finding> found = new HashMap<>();
            topicIds.keySet()
                    .forEach(ledger -> found.put(
                            ledger, findings.getOrDefault(ledger.partition(), new PositionFinder.NeverMirrored())));
            return found;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private OwnedPartition one(TopicPartition source) {
        return owned.bySource(source).orElseThrow();
    }

    private void place(TopicPartition of, long next, Optional<Integer> epoch) {
        clusters.findings.put(of.partition(), new PositionFinder.Place(next, next, 0, epoch));
    }

    private void extent(TopicPartition of, long end, int epoch) {
        clusters.extents.put(of, new PartitionLocator.Extents.Extent(0, end, OptionalInt.of(epoch)));
    }

    private void again(OwnedPartition one) {
        assertThat(one.state()).isInstanceOf(PartitionState.Held.class);
        String reason = ((PartitionState.Held) one.state()).reason();
        one.hold(reason, System.nanoTime());
    }

    private static void assertHeld(OwnedPartition one, String words) {
        assertThat(one.state())
                .isInstanceOfSatisfying(
                        PartitionState.Held.class,
                        held -> assertThat(held.reason()).contains(words));
    }

    @Test
    void sourceThatLostItsTailStaysHeldWhenItHasGrownPastThePlace() {
        place(BAD, 1_000, Optional.empty());
        extent(BAD, 900, 3);
        locator.locate(owned, context);
        assertHeld(one(BAD), "src-0 ends at 900 but was mirrored up to 1000");

        // When: others have taken the offsets from 900 on
        extent(BAD, 1_001, 4);
        again(one(BAD));
        assertThat(locator.locate(owned, context)).isFalse();

        assertThat(one(BAD).state()).isInstanceOf(PartitionState.Held.class);
        assertThat(one(GOOD).state()).isInstanceOf(PartitionState.Mirroring.class);
    }

    @Test
    void readerIsToldTheEpochOfWhatWasMirroredLastSoThatItSeesAnotherHistory() {
        place(BAD, 1_000, Optional.of(3));
        extent(BAD, 1_500, 4);

        locator.locate(owned, context);

        assertThat(one(BAD).mirroring().orElseThrow().position().offset()).isEqualTo(1_000);
        assertThat(one(BAD).mirroring().orElseThrow().position().leaderEpoch()).contains(3);
    }

    @Test
    void logOfAnEarlierHistoryThanThePlaceIsHeld() {
        place(BAD, 1_000, Optional.of(7));
        extent(BAD, 1_500, 4);

        locator.locate(owned, context);

        assertHeld(one(BAD), "written anew before offset 1000");
        assertThat(one(BAD).isTruncated()).isTrue();
    }

    @Test
    void sourceWithoutALeaderIsHeldByItselfAndNotWaitedForLongAgain() {
        clusters.silent.put(BAD, SILENT);
        assertThat(locator.locate(owned, context)).isTrue();
        assertThat(one(GOOD).state()).isInstanceOf(PartitionState.Mirroring.class);
        assertHeld(one(BAD), "src-0 does not answer");

        // When: it alone is asked again
        again(one(BAD));
        assertThat(locator.locate(owned, context)).as("no fault of the cluster").isFalse();

        assertHeld(one(BAD), "src-0 does not answer");
        assertThat(clusters.patiences.get(1)).isLessThan(clusters.patiences.get(0));
    }

    @Test
    void newPlacesAreFoundBeforeThoseThatDidNotAnswerAreAskedAgain() {
        clusters.silent.put(BAD, SILENT);
        locator.locate(owned, context);
        again(one(BAD));
        owned.locateAgain(GOOD);
        clusters.patiences.clear();

        locator.locate(owned, context);

        assertThat(one(GOOD).state()).isInstanceOf(PartitionState.Mirroring.class);
        assertThat(clusters.patiences).hasSize(1);
        assertHeld(one(BAD), "src-0 does not answer");
    }

    @Test
    void clusterThatDoesNotAnswerAtAllIsTheClustersFault() {
        clusters.silent.put(BAD, SILENT);
        clusters.silent.put(GOOD, SILENT);

        assertThatThrownBy(() -> locator.locate(owned, context)).isInstanceOf(SiteClusterException.class);
    }

    @Test
    void ledgerWithoutALeaderIsNoFaultOfTheUpstreamWhileOthersAreMirrored() {
        clusters.findings.put(BAD.partition(), new PositionFinder.Untold(SILENT));
        locator.locate(owned, context);
        again(one(BAD));

        locator.locate(owned, context);

        assertHeld(one(BAD), "cannot be read: no answer");
        assertThat(one(GOOD).state()).isInstanceOf(PartitionState.Mirroring.class);
    }

    @Test
    void upstreamThatTellsNoPlaceAtAllIsTheUpstreamsFault() {
        clusters.findings.put(0, new PositionFinder.Untold(SILENT));
        clusters.findings.put(1, new PositionFinder.Untold(SILENT));

        assertThatThrownBy(() -> locator.locate(owned, context)).hasMessageContaining("no answer");
    }
}
