package io.tributary.exactlyonce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.flow.LaneName;
import io.tributary.core.ledger.LedgerEntryCodec;
import io.tributary.core.ledger.LedgerEntryDraft;
import io.tributary.core.ledger.LedgerTopics;
import io.tributary.core.ledger.OffsetInterval;
import io.tributary.core.ledger.PartitionId;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.record.ProvenanceHeaders;
import io.tributary.demo.recount.RecountTotals;
import io.tributary.demo.recount.TopicReader;
import io.tributary.mirror.deadletter.LetterFilter;
import io.tributary.mirror.engine.MirrorEngine;
import io.tributary.mirror.redrive.Fate;
import io.tributary.mirror.redrive.RedriveReport;
import io.tributary.mirror.redrive.RedriveRequest;
import io.tributary.mirror.redrive.WhenNewer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedriveIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    static TwoClusters clusters;

    @BeforeAll
    static void startClusters() {
        clusters = TwoClusters.start(folder);
    }

    @AfterAll
    static void stopClusters() {
        clusters.close();
    }

    private static RedriveRequest request(LetterFilter filter, WhenNewer whenNewer, boolean isDryRun) {
        return new RedriveRequest("", filter, whenNewer, 1_000_000, isDryRun, "wang");
    }

    private static final RedriveRequest ALL = request(LetterFilter.EVERYTHING, WhenNewer.SKIP, false);

    private static RedriveReport redrive(String name, RedriveRequest request) {
        return clusters.redrive(MendedContract.of(name), request);
    }

    @Test
    void whatWasRefusedIsMirroredOnceAfterItsContractIsMended() {
        clusters.city().createTopic("src.mended", 2);
        clusters.publish("src.mended", 2, 0, 400);
        try (MirrorEngine gateway = clusters.gateway("a", TwoClusters.contract("mended"))) {
            awaitCaughtUp("src.mended", 400, gateway);
            long mirrored = clusters.recount("mended").mirrored();

            RedriveReport rehearsed = redrive("mended", request(LetterFilter.EVERYTHING, WhenNewer.SKIP, true));
            assertThat(rehearsed.count(Fate.MIRRORED)).isEqualTo(40);
            assertThat(clusters.recount("mended").rejected()).isEqualTo(40);

            RedriveReport first = redrive("mended", ALL);
            clusters.publish("src.mended", 2, 400, 500);
            awaitCaughtUp("src.mended", 500, gateway);
            RedriveReport again = redrive("mended", ALL);

            assertThat(first.counts()).isEqualTo(Map.of(Fate.MIRRORED, 40L));
            assertThat(first.fault()).isNull();
            assertThat(again.counts()).isEqualTo(Map.of(Fate.MIRRORED, 10L, Fate.SETTLED, 40L));
            RecountTotals totals = clusters.recount("mended");
            assertThat(totals.isExact()).as("%s", totals).isTrue();
            assertThat(totals.rejected()).isZero();
            assertThat(totals.mirrored()).isGreaterThan(mirrored + 50);
        }
        // A gateway that starts finds its place before the redrives that stand last in the ledger.
        clusters.publish("src.mended", 2, 500, 600);
        try (MirrorEngine gateway = clusters.gateway("b", TwoClusters.contract("mended"))) {
            awaitCaughtUp("src.mended", 600, gateway);
        }
        RecountTotals totals = clusters.recount("mended");
        assertThat(totals.isExact()).as("%s", totals).isTrue();
        assertThat(totals.rejected()).isEqualTo(10);
    }

    @Test
    void aRedrivenRecordIsTheOneThatWasRefusedAndSaysSo() {
        clusters.city().createTopic("src.dressed", 1);
        mirror("dressed", "k1=R-1");

        redrive("dressed", ALL);

        ConsumerRecord<byte[], byte[]> redriven = read("std.dressed").get(0);
        assertThat(new String(redriven.key(), UTF_8)).isEqualTo("k1");
        assertThat(new String(redriven.value(), UTF_8)).isEqualTo("R-1");
        assertThat(header(redriven, ProvenanceHeaders.SOURCE)).isEqualTo("/330100/src.dressed");
        assertThat(header(redriven, ProvenanceHeaders.ID)).isEqualTo("0-0");
        assertThat(header(redriven, ProvenanceHeaders.CONTRACT_DIGEST)).isEqualTo("222222222222");
        assertThat(header(redriven, ProvenanceHeaders.REDRIVEN))
                .startsWith("20")
                .endsWith("Z");
        assertThat(Stream.of(redriven.headers().toArray()).map(one -> one.key()))
                .noneMatch(name -> name.startsWith("tributary-") || name.startsWith("kafka_dlt"));
    }

    @Test
    void onlyWhatTheFilterSelectsIsRedrivenAndWhatIsStillRefusedStays() {
        clusters.city().createTopic("src.chosen", 1);
        mirror("chosen", "a=R-0", "b=R-1 wrong", "c=R-2", "d=R-3 unwanted", "e=R-4", "f=R-5");
        LetterFilter some =
                new LetterFilter(Set.of(ErrorCode.UNKNOWN_CODE), "/all", null, null, 0, new OffsetInterval(1, 5));
        LetterFilter none = new LetterFilter(Set.of(ErrorCode.INVALID_TIME), null, null, null, null, null);

        assertThat(redrive("chosen", request(none, WhenNewer.SKIP, false)).selected())
                .isZero();
        RedriveReport report = redrive("chosen", request(some, WhenNewer.SKIP, false));

        assertThat(report.counts()).isEqualTo(Map.of(Fate.MIRRORED, 2L, Fate.FILTERED, 1L, Fate.STILL_REFUSED, 1L));
        assertThat(report.refusals().get(0).error().code()).isEqualTo(ErrorCode.INVALID_NUMBER);
        RedriveReport one =
                redrive("chosen", new RedriveRequest("", LetterFilter.EVERYTHING, WhenNewer.SKIP, 1, false, "wang"));
        assertThat(one.count(Fate.MIRRORED)).isEqualTo(1);
        assertThat(one.isLimited()).isTrue();
        RecountTotals totals = clusters.recount("chosen");
        assertThat(totals.isExact()).as("%s", totals).isTrue();
        assertThat(totals.mirrored()).isEqualTo(3);
        assertThat(totals.filtered()).isEqualTo(1);
        assertThat(totals.rejected()).isEqualTo(2);
    }

    @Test
    void aRecordThatANewerOneOvertookIsSkippedOrSentLateOrAside() {
        clusters.city().createTopic("src.overtaken", 1);
        mirror("overtaken", "a=R-0", "b=R-1", "c=R-2", "a=M-3", "b=M-4", "c=M-5", "d=R-6");

        RedriveReport skipped = redrive("overtaken", ALL);
        RedriveReport late = redrive("overtaken", request(offsets(0, 1), WhenNewer.LATE, false));
        RedriveReport aside = redrive("overtaken", request(offsets(1, 2), WhenNewer.ASIDE, false));

        assertThat(skipped.counts()).isEqualTo(Map.of(Fate.NEWER_THERE, 3L, Fate.MIRRORED, 1L));
        assertThat(skipped.examples().get(0).newer()).isEqualTo("/330100/src.overtaken 0-3");
        assertThat(late.counts()).isEqualTo(Map.of(Fate.LATE, 1L));
        assertThat(aside.counts()).isEqualTo(Map.of(Fate.ASIDE, 1L));
        List<ConsumerRecord<byte[], byte[]>> target = read("std.overtaken");
        assertThat(header(target.get(target.size() - 1), ProvenanceHeaders.OVERTAKEN_BY))
                .isEqualTo("/330100/src.overtaken 0-3");
        assertThat(read("std.overtaken.late"))
                .hasSize(1)
                .allMatch(one -> header(one, ProvenanceHeaders.ID).equals("0-1"));
        RecountTotals totals = clusters.recount("overtaken");
        assertThat(totals.isExact()).as("%s", totals).isTrue();
        assertThat(totals.rejected()).isEqualTo(1);
        assertThat(totals.mirrored()).isEqualTo(6);
    }

    private static LetterFilter offsets(long from, long to) {
        return new LetterFilter(Set.of(), null, null, null, 0, new OffsetInterval(from, to));
    }

    @Test
    void aNewerRecordInAnOpenTransactionIsSeenBeforeTheCommit() {
        clusters.city().createTopic("src.racing", 1);
        mirror("racing", "a=R-0", "b=R-1", "c=M-2");
        try (Producer<byte[], byte[]> other = transactional("other")) {
            other.initTransactions();
            other.beginTransaction();
            ProducerRecord<byte[], byte[]> newer =
                    new ProducerRecord<>("std.racing", 0, "a".getBytes(UTF_8), "M-7".getBytes(UTF_8));
            newer.headers()
                    .add(ProvenanceHeaders.SOURCE, "/330100/src.racing".getBytes(UTF_8))
                    .add(ProvenanceHeaders.ID, "0-7".getBytes(UTF_8));
            other.send(newer);
            other.flush();

            assertThat(redrive("racing", ALL).counts()).isEqualTo(Map.of(Fate.NEWER_THERE, 1L, Fate.MIRRORED, 1L));
            other.abortTransaction();
        }
        assertThat(redrive("racing", ALL).counts()).isEqualTo(Map.of(Fate.MIRRORED, 1L, Fate.SETTLED, 1L));
        RecountTotals totals = clusters.recount("racing");
        assertThat(totals.isExact()).as("%s", totals).isTrue();
    }

    @Test
    void aRedriveThatWasKilledLeavesNothingAndTheNextOneDoesItsWork() {
        clusters.city().createTopic("src.killed", 1);
        mirror("killed", "a=R-0", "b=R-1");
        try (Producer<byte[], byte[]> killed = transactional("tributary.330100.redrive.src.killed")) {
            killed.initTransactions();
            killed.beginTransaction();
            killed.send(new ProducerRecord<>("std.killed", 0, "a".getBytes(UTF_8), "R-0".getBytes(UTF_8)));
            LedgerEntryDraft draft = LedgerEntryDraft.ofRedrive(
                    TwoClusters.SITE,
                    new PartitionId("src.killed", "", 0),
                    MendedContract.of("killed").stamp(),
                    "std.killed",
                    0,
                    "wang");
            draft.add(0, new Outcome.Mirrored(null, null, Outcome.Mirrored.NO_EVENT_TIME), 0);
            killed.send(new ProducerRecord<>(
                    LedgerTopics.topic(TwoClusters.SITE, "src.killed"),
                    0,
                    null,
                    LedgerEntryCodec.write(draft.finish())));
            killed.flush();

            assertThat(redrive("killed", ALL).counts()).isEqualTo(Map.of(Fate.MIRRORED, 2L));
        }
        RecountTotals totals = clusters.recount("killed");
        assertThat(totals.isExact()).as("%s", totals).isTrue();
        assertThat(totals.mirrored()).isEqualTo(2);
    }

    @Test
    void ofRedrivesAtATimeEachRecordIsRedrivenByOne() {
        clusters.city().createTopic("src.rivals", 2);
        String[] refused = new String[3_000];
        for (int i = 0; i < refused.length; i++) {
            refused[i] = "k" + i + "=R-" + i;
        }
        mirror("rivals", refused);

        List<RedriveReport> rivals =
                Stream.generate(() -> CompletableFuture.supplyAsync(() -> redrive("rivals", ALL)))
                        .limit(3)
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        long redriven = rivals.stream().mapToLong(RedriveReport::redriven).sum();
        RedriveReport last = redrive("rivals", ALL);
        assertThat(redriven + last.redriven()).isEqualTo(3_000);
        assertThat(rivals)
                .allMatch(one -> one.fault() == null || one.fault().code() == FaultCode.OWNERSHIP_LOST)
                .anyMatch(one -> one.fault() == null);
        RecountTotals totals = clusters.recount("rivals");
        assertThat(totals.isExact()).as("%s", totals).isTrue();
        assertThat(totals.mirrored()).isEqualTo(3_000);
    }

    @Test
    void aValueThatTheLetterOmitsIsTakenFromTheSourceWhileItIsThere() throws Exception {
        clusters.city().createTopic("src.large", 1);
        clusters.city().createTopic("src.large.dead-letter", 1, Map.of("max.message.bytes", "4000"));
        mirror("large", "a=R-" + noise(20_000, 1), "b=R-" + noise(20_000, 2));
        clusters.city()
                .admin()
                .deleteRecords(Map.of(new TopicPartition("src.large", 0), RecordsToDelete.beforeOffset(1)))
                .all()
                .get();

        assertThat(redrive("large", ALL).counts()).isEqualTo(Map.of(Fate.VALUE_GONE, 1L, Fate.MIRRORED, 1L));
        assertThat(read("std.large").get(0).value()).hasSize(20_002);
        assertThat(clusters.recount("large").unexplained()).isZero();
    }

    @Test
    void aRefusedRecordOfAClockThatIsFarAheadHasItsLetterAndKeepsNoOtherFromBeingRedriven() {
        clusters.city()
                .createTopic("src.ahead", 1, Map.of("message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE)));
        long far = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();
        try (Producer<byte[], byte[]> producer = clusters.publisher(Map.of("linger.ms", "5"))) {
            producer.send(new ProducerRecord<>("src.ahead", 0, far, "a".getBytes(UTF_8), "R-0".getBytes(UTF_8)));
            producer.send(new ProducerRecord<>("src.ahead", 0, "b".getBytes(UTF_8), "R-1".getBytes(UTF_8)));
        }
        try (MirrorEngine gateway = clusters.gateway("a", TwoClusters.contract("ahead"))) {
            awaitCaughtUp("src.ahead", 2, gateway);
        }

        RedriveReport report = redrive("ahead", ALL);

        assertThat(report.fault()).isNull();
        assertThat(report.selected()).isEqualTo(2);
        assertThat(report.count(Fate.MIRRORED)).isPositive();
        assertThat(clusters.recount("ahead").isExact()).isTrue();
    }

    @Test
    void whatTheBrokersRefuseStaysRefusedAndTheRestIsMirrored() {
        clusters.city().createTopic("src.kept", 1);
        clusters.province().createTopic("std.kept", 1, Map.of("message.timestamp.before.max.ms", "3600000"));
        long old = Instant.now().minus(Duration.ofDays(1)).toEpochMilli();
        try (Producer<byte[], byte[]> producer = clusters.publisher(Map.of("linger.ms", "5"))) {
            for (int i = 0; i < 50; i++) {
                Long timestamp = i % 10 == 3 ? old : null;
                producer.send(new ProducerRecord<>(
                        "src.kept", 0, timestamp, ("k" + i).getBytes(UTF_8), ("R-" + i).getBytes(UTF_8)));
            }
        }
        try (MirrorEngine gateway = clusters.gateway("a", TwoClusters.contract("kept"))) {
            awaitCaughtUp("src.kept", 50, gateway);
        }

        RedriveReport report = redrive("kept", ALL);

        assertThat(report.fault()).isNull();
        assertThat(report.counts()).isEqualTo(Map.of(Fate.MIRRORED, 45L, Fate.STILL_REFUSED, 5L));
        assertThat(report.refusals().get(0).error().code()).isEqualTo(ErrorCode.REFUSED_BY_UPSTREAM);
        RecountTotals totals = clusters.recount("kept");
        assertThat(totals.isExact()).as("%s", totals).isTrue();
        assertThat(totals.rejected()).isEqualTo(5);
    }

    @Test
    void aDryRunMakesNoTopic() throws Exception {
        clusters.city().createTopic("src.looked", 1);
        mirror("looked", "a=R-0");
        MendedContract elsewhere =
                new MendedContract(new VerbatimContract("looked", LaneName.NORMAL, "src.looked", "std.elsewhere"));

        assertThatThrownBy(() -> clusters.redrive(elsewhere, request(LetterFilter.EVERYTHING, WhenNewer.SKIP, true)))
                .isInstanceOf(TributaryException.class)
                .hasMessageContaining("std.elsewhere");

        assertThat(clusters.province().admin().listTopics().names().get()).doesNotContain("std.elsewhere");
    }

    /** Text that does not shrink under compression as much as to fit. */
    private static String noise(int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) ('!' + random.nextInt(90)));
        }
        return text.toString();
    }

    /** Publishes texts of the form key=value round the partitions, and has them decided by the contract that refuses. */
    private static void mirror(String name, String... records) {
        try (Producer<byte[], byte[]> producer = clusters.publisher(Map.of("linger.ms", "5"))) {
            int partitions = producer.partitionsFor("src." + name).size();
            for (int i = 0; i < records.length; i++) {
                int equals = records[i].indexOf('=');
                producer.send(new ProducerRecord<>(
                        "src." + name,
                        i % partitions,
                        records[i].substring(0, equals).getBytes(UTF_8),
                        records[i].substring(equals + 1).getBytes(UTF_8)));
            }
        }
        try (MirrorEngine gateway = clusters.gateway("a", TwoClusters.contract(name))) {
            awaitCaughtUp("src." + name, records.length, gateway);
        }
    }

    private static Producer<byte[], byte[]> transactional(String id) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", clusters.province().bootstrapServers(), "transactional.id", id),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (TopicReader reader = new TopicReader(clusters.province().bootstrapServers())) {
            reader.read(topic, records::add);
        }
        return records;
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private static void awaitCaughtUp(String topic, long records, MirrorEngine gateway) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(clusters.isCaughtUp(topic, records, gateway))
                        .as(() -> gateway.report().toString())
                        .isTrue());
    }
}
