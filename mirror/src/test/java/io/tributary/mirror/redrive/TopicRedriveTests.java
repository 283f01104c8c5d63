package io.tributary.mirror.redrive;

import static io.tributary.mirror.redrive.RedriveScene.HOUR;
import static io.tributary.mirror.redrive.RedriveScene.TEN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.flow.TargetPolicy.FewerPartitions;
import io.tributary.core.ledger.OffsetState;
import io.tributary.core.ledger.TargetRange;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.record.ProvenanceHeaders;
import io.tributary.mirror.client.FakeCluster;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicRedriveTests {

    private static final TopicPartition TARGET = new TopicPartition("std", 0);

    private final RedriveScene scene = new RedriveScene(1, 1, FewerPartitions.REFUSE);

    private static boolean hasId(ProducerRecord<byte[], byte[]> record, String... ids) {
        var header = record.headers().lastHeader(ProvenanceHeaders.ID);
        return header != null && Arrays.asList(ids).contains(new String(header.value(), UTF_8));
    }

    @Test
    void aNewerRecordThatArrivesBetweenThoseOfTheRedriveIsSeenBeforeTheCommit() {
        scene.refused(0, 0, "a", TEN);
        scene.refused(0, 1, "b", TEN);
        boolean[] once = {true};
        scene.upstream().before(record -> {
            if (once[0] && hasId(record, "0-1")) {
                once[0] = false;
                scene.province().append(scene.standard("0-7", 0, "b", TEN + 1));
            }
        });

        RedriveReport report = scene.redrive();

        assertThat(report.counts()).isEqualTo(Map.of(Fate.MIRRORED, 1L, Fate.NEWER_THERE, 1L));
        assertThat(scene.ids("std", 0)).containsExactly("0-7", "0-0");
    }

    @Test
    void aRecordThatAnotherRedriveHasSentAndNotCommittedIsSeen() {
        scene.refused(0, 0, "a", TEN);
        scene.upstream().before(record -> {
            if (hasId(record, "0-0")) {
                scene.province().open(TARGET);
                scene.province()
                        .append(scene.standard(
                                "0-9",
                                0,
                                "a",
                                TEN + 1,
                                ProvenanceHeaders.SOURCE,
                                "/330100/other",
                                ProvenanceHeaders.REDRIVEN,
                                "2026-07-01T10:00:00Z"));
            }
        });

        RedriveReport report = scene.redrive();

        assertThat(report.counts()).isEqualTo(Map.of(Fate.NEWER_THERE, 1L));
        assertThat(report.examples().get(0).newer()).isEqualTo("/330100/other 0-9");
    }

    @Test
    void recordsOfOneRedriveDoNotOvertakeEachOtherWhenTheyAreSentAgain() {
        scene.refused(0, 0, "a", TEN);
        scene.refused(0, 1, "a", TEN);
        scene.refused(0, 2, "b", TEN);
        boolean[] once = {true};
        scene.upstream().before(record -> {
            if (once[0] && hasId(record, "0-2")) {
                once[0] = false;
                scene.province().append(scene.standard("0-7", 0, "b", TEN + 1));
            }
        });

        RedriveReport report = scene.redrive();

        assertThat(scene.upstream().aborted()).isEqualTo(1);
        assertThat(report.counts()).isEqualTo(Map.of(Fate.MIRRORED, 2L, Fate.NEWER_THERE, 1L));
        assertThat(scene.ids("std", 0)).containsExactly("0-7", "0-0", "0-1");
    }

    @Test
    void ofRecordsOfTwoPartitionsTheLaterOneIsNewer() {
        RedriveScene folded = new RedriveScene(4, 2, FewerPartitions.FOLD);
        folded.refused(2, 900, "k", TEN);
        folded.refused(2, 1_000, "l", TEN + HOUR);
        folded.province().append(folded.standard("0-50", 0, "k", TEN + HOUR));
        folded.province().append(folded.standard("0-2000", 0, "l", TEN));

        RedriveReport report = folded.redrive();

        assertThat(report.counts()).isEqualTo(Map.of(Fate.NEWER_THERE, 1L, Fate.MIRRORED, 1L));
        assertThat(report.examples().get(0).newer()).isEqualTo("/330100/src 0-50");
        assertThat(folded.ids("std", 0)).containsExactly("0-50", "0-2000", "2-1000");
    }

    @Test
    void aRecordOfTheTopicBeforeItWasMadeAnewIsNotNewerForItsOffset() {
        scene.refused(0, 5, "k", TEN);
        scene.province()
                .append(scene.standard("0-1000000", 0, "k", TEN - HOUR / 2, ProvenanceHeaders.TOPIC_ID, "former-id"));

        assertThat(scene.redrive().counts()).isEqualTo(Map.of(Fate.MIRRORED, 1L));
    }

    @Test
    void anEventOfAnotherProducerIsComparedByItsTime() {
        scene.refused(0, 5, "k", TEN);
        scene.province().append(scene.standard("0-no number", 0, "k", TEN + 1));

        RedriveReport report = scene.redrive();

        assertThat(report.counts()).isEqualTo(Map.of(Fate.NEWER_THERE, 1L));
        assertThat(report.examples().get(0).newer()).isEqualTo("/330100/src 0-no number");
    }

    @Test
    void aNewerRecordIsSeenThoughTheClockWasAheadWhenTheOlderOneWasMade() {
        scene.province().append(scene.standard("0-0", 0, "x", TEN));
        scene.ledger(0, 0, OffsetState.FILTERED, null);
        scene.letter(0, 1, "k", TEN + 5 * HOUR);
        scene.ledger(0, 1, OffsetState.REJECTED, new TargetRange(0, 0, 0));
        scene.province().append(scene.standard("0-2", 0, "k", TEN + 60_000));

        RedriveReport report = scene.redrive();

        assertThat(report.counts()).isEqualTo(Map.of(Fate.NEWER_THERE, 1L));
        assertThat(report.examples().get(0).newer()).isEqualTo("/330100/src 0-2");
    }

    @ParameterizedTest(name = "the refusal names its records: {0}")
    @ValueSource(booleans = {true, false})
    void whatTheUpstreamRefusesStaysRefusedAndTheRestGoesOn(boolean namesTheRecord) {
        for (int i = 0; i < 40; i++) {
            scene.refused(0, i, "k" + i, TEN);
        }
        scene.upstream().refuse(record -> hasId(record, "0-3", "0-17", "0-39"), namesTheRecord);

        RedriveReport report = scene.redrive();

        assertThat(report.counts()).isEqualTo(Map.of(Fate.MIRRORED, 37L, Fate.STILL_REFUSED, 3L));
        assertThat(report.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.records()).isEqualTo(3);
            assertThat(refusal.error().code()).isEqualTo(ErrorCode.REFUSED_BY_UPSTREAM);
        });
        assertThat(scene.ids("std", 0))
                .containsExactlyElementsOf(IntStream.range(0, 40)
                        .filter(i -> i != 3 && i != 17 && i != 39)
                        .mapToObj(i -> "0-" + i)
                        .toList());
        assertThat(scene.redrive().counts())
                .as("the ledger knows who was redriven")
                .isEqualTo(Map.of(Fate.SETTLED, 37L, Fate.STILL_REFUSED, 3L));
        assertThat(scene.upstream().aborted()).isLessThan(60);
    }

    @Test
    void aRefusalOfEveryRecordIsTold() {
        for (int i = 0; i < 100; i++) {
            scene.refused(0, i, "k" + i, TEN);
        }
        scene.upstream().refuse(record -> record.topic().equals("std"), true);

        assertThat(scene.redrive().counts()).isEqualTo(Map.of(Fate.STILL_REFUSED, 100L));
        assertThat(scene.upstream().aborted()).isLessThan(5);
    }

    @Test
    void partitionsWithoutACounterpartAreLeftOutAndTold() {
        RedriveScene narrow = new RedriveScene(3, 2, FewerPartitions.REFUSE);
        narrow.refused(2, 0, "a", TEN);
        narrow.refused(1, 0, "b", TEN);

        RedriveReport report = narrow.redrive();

        assertThat(report.counts()).isEqualTo(Map.of(Fate.MIRRORED, 1L));
        assertThat(report.leftOut()).singleElement().asString().contains("src-2 has no counterpart");
        assertThat(report.isSettled()).isFalse();
    }

    @Test
    void lettersThatCannotBeReadAreTold() {
        scene.refused(0, 0, "a", TEN);
        scene.city().append(FakeCluster.record(new TopicPartition("src.dead-letter", 0), TEN, "what is this"));

        RedriveReport report = scene.redrive();

        assertThat(report.counts()).isEqualTo(Map.of(Fate.MIRRORED, 1L));
        assertThat(report.strangers()).isEqualTo(1);
        assertThat(report.isSettled()).isFalse();
    }

    @Test
    void aRedriveThatReachesItsLimitIsNotSettled() {
        scene.refused(0, 0, "a", TEN);
        scene.refused(0, 1, "b", TEN);

        RedriveReport first = scene.redrive(WhenNewer.SKIP, 1);
        RedriveReport second = scene.redrive();

        assertThat(first.counts()).isEqualTo(Map.of(Fate.MIRRORED, 1L));
        assertThat(first.isSettled()).isFalse();
        assertThat(second.isSettled()).isTrue();
        assertThat(scene.ids("std", 0)).isEqualTo(List.of("0-0", "0-1"));
    }
}
