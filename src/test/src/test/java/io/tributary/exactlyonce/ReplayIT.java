package io.tributary.exactlyonce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.core.contract.Contract;
import io.tributary.core.contract.ContractStamp;
import io.tributary.core.contract.Standardizer;
import io.tributary.core.fault.FaultCode;
import io.tributary.core.flow.FlowDefinition;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Outcome;
import io.tributary.demo.recount.RecountReport;
import io.tributary.demo.recount.TopicReader;
import io.tributary.mirror.engine.MirrorEngine;
import io.tributary.mirror.record.TimestampBounds;
import io.tributary.mirror.replay.BoundText;
import io.tributary.mirror.replay.ErrorLimit;
import io.tributary.mirror.replay.Journal;
import io.tributary.mirror.replay.Rate;
import io.tributary.mirror.replay.ReplayRequest;
import io.tributary.mirror.replay.ReplayRun;
import io.tributary.mirror.replay.ReplaySettings;
import io.tributary.mirror.replay.RunName;
import io.tributary.mirror.replay.RunReport;
import io.tributary.mirror.replay.RunState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bounded runs on two real clusters: their bounds, their places, and what they leave alone. */
class ReplayIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PARTITIONS = 3;

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

    /** As another one decides, but nothing is refused. */
    private record LenientContract(Contract strict) implements Contract {
        @Override
        public FlowDefinition definition() {
            return strict.definition();
        }

        @Override
        public ContractStamp stamp() {
            return strict.stamp();
        }

        @Override
        public Standardizer open() {
            return record -> new Outcome.Mirrored(record.key(), record.value(), Outcome.Mirrored.NO_EVENT_TIME);
        }
    }

    private static ReplaySettings settings(String worker) {
        return settings(worker, TimestampBounds.DEFAULT);
    }

    private static ReplaySettings settings(String worker, TimestampBounds timestamps) {
        return new ReplaySettings(
                TwoClusters.SITE,
                worker,
                TwoClusters.properties(clusters.city().bootstrapServers()),
                TwoClusters.properties(clusters.province().bootstrapServers()),
                timestamps,
                Duration.ofSeconds(10),
                (short) 1);
    }

    private static ReplayRequest request(
            String name, String from, String to, @Nullable String target, ReplayRequest.Limits limits) {
        return new ReplayRequest(
                new RunName(name),
                BoundText.parse(from, ZoneOffset.UTC),
                BoundText.parse(to, ZoneOffset.UTC),
                null,
                target,
                limits,
                false);
    }

    private static RunReport ended(ReplayRun run) throws InterruptedException {
        assertThat(run.awaitEnd(PATIENCE)).as("%s", run.report()).isTrue();
        return run.report();
    }

    private static RunReport run(Contract contract, ReplayRequest request) throws InterruptedException {
        return run(contract, request, TimestampBounds.DEFAULT);
    }

    private static RunReport run(Contract contract, ReplayRequest request, TimestampBounds timestamps)
            throws InterruptedException {
        try (ReplayRun run = ReplayRun.start(settings("test", timestamps), contract, request)) {
            return ended(run);
        }
    }

    /** What a reader finds in a target: {@code ce_id}s by partition, each with the run that it came by. */
    private static Map<Integer, List<String>> sent(String target) {
        Map<Integer, List<String>> ids = new TreeMap<>();
        try (TopicReader reader = new TopicReader(clusters.province().bootstrapServers())) {
            var unused = reader.read(
                    target,
                    record -> ids.computeIfAbsent(record.partition(), any -> new ArrayList<>())
                            .add(new String(record.headers().lastHeader("ce_id").value(), UTF_8)));
        }
        return ids;
    }

    /** Of records that are published round the partitions: the ids of those that are mirrored between two offsets. */
    private static List<String> expected(int partition, int from, int to) {
        List<String> ids = new ArrayList<>();
        for (int offset = from; offset < to; offset++) {
            int i = offset * PARTITIONS + partition;
            if (i % 10 != 0 && i % 7 != 0) {
                ids.add(partition + "-" + offset);
            }
        }
        return ids;
    }

    @Test
    void aRangeOfOffsetsIsSentOnceAndInOrderThoughAnotherWorkerTakesItOver() throws Exception {
        clusters.city().createTopic("src.range", PARTITIONS);
        clusters.publish("src.range", PARTITIONS, 0, 3000);
        Contract contract = TwoClusters.contract("range");
        ReplayRequest slowly = request(
                "range",
                "0:100,2:0",
                "0:900,2:1000",
                "std.range.again",
                new ReplayRequest.Limits(Rate.parse("20/s"), ErrorLimit.NONE));

        try (ReplayRun first = ReplayRun.start(settings("first"), contract, slowly)) {
            await().atMost(PATIENCE).until(() -> first.report().done() > 0);
            RunReport second = run(contract, request("range", "0:100,2:0", "0:900,2:1000", "std.range.again", NONE));

            assertThat(ended(first).state()).isInstanceOfSatisfying(RunState.Failed.class, failed -> {
                assertThat(failed.code()).isEqualTo(FaultCode.DUPLICATE_INSTANCE);
                assertThat(failed.reason()).contains("taken over by test");
            });
            assertThat(second.state()).isEqualTo(new RunState.Finished(null));
            assertThat(second.done()).isEqualTo(1800).isEqualTo(second.whole());
        }
        assertThat(sent("std.range.again")).isEqualTo(Map.of(0, expected(0, 100, 900), 2, expected(2, 0, 1000)));
    }

    private static final ReplayRequest.Limits NONE = ReplayRequest.Limits.NONE;

    @Test
    void theLimitOfErrorsStopsBeforeARecordAndTheMendedContractGoesOnWithIt() throws Exception {
        clusters.city().createTopic("src.limit", 1);
        clusters.publish("src.limit", 1, 0, 100);
        Contract contract = TwoClusters.contract("limit");
        ReplayRequest request = request(
                "limit",
                "beginning",
                "end",
                "std.limit.again",
                new ReplayRequest.Limits(Rate.UNLIMITED, ErrorLimit.parse("2")));

        RunReport stopped = run(contract, request);
        RunReport mended = run(new LenientContract(contract), request);

        // Of 100 records every tenth is refused: 0 and 10 are put up with, 20 is not.
        assertThat(stopped.state())
                .isInstanceOfSatisfying(
                        RunState.Stopped.class,
                        state -> assertThat(state.cause()).isEqualTo(RunState.Stopped.Cause.ERROR_LIMIT));
        assertThat(stopped.done()).isEqualTo(20);
        assertThat(stopped.counts().rejected()).isEqualTo(2);
        assertThat(mended.state()).isEqualTo(new RunState.Finished(null));
        assertThat(mended.done()).isEqualTo(100);
        assertThat(mended.counts().rejected()).isEqualTo(2);
        List<String> ids = expected(0, 0, 0);
        for (int i = 1; i < 20; i++) {
            if (i % 10 != 0 && i % 7 != 0) {
                ids.add("0-" + i);
            }
        }
        for (int i = 20; i < 100; i++) {
            ids.add("0-" + i);
        }
        assertThat(sent("std.limit.again")).isEqualTo(Map.of(0, ids));
        assertThat(run(contract, request).state())
                .as("once more")
                .isInstanceOfSatisfying(
                        RunState.Finished.class,
                        done -> assertThat(done.reason()).contains("--again"));
    }

    @Test
    void aChainOfRunsGoesFromWhereTheLastOneStoppedToTheEnd() throws Exception {
        clusters.city().createTopic("src.chain", PARTITIONS);
        Contract contract = TwoClusters.contract("chain");
        ReplayRequest nightly = request("nightly", "last", "end", "std.chain.nightly", NONE);
        clusters.publish("src.chain", PARTITIONS, 0, 300);

        RunReport first = run(contract, nightly);
        clusters.publish("src.chain", PARTITIONS, 300, 900);
        RunReport second = run(contract, nightly);
        RunReport third = run(contract, nightly);

        assertThat(List.of(first.done(), second.done(), third.done())).containsExactly(300L, 600L, 0L);
        assertThat(third.head().pass()).isEqualTo(3);
        assertThat(sent("std.chain.nightly"))
                .isEqualTo(Map.of(0, expected(0, 0, 300), 1, expected(1, 0, 300), 2, expected(2, 0, 300)));
        assertThat(Journal.read(settings("reader")).runs())
                .filteredOn(run -> run.name().value().equals("nightly"))
                .singleElement()
                .satisfies(run -> assertThat(run.state()).isEqualTo(new RunState.Finished(null)));
    }

    @Test
    void aRangeOfTimesIsSentAndRangesThatMeetHaveNoRecordTwice() throws Exception {
        // Its timestamps are older than what the brokers keep.
        NewTopic kept = new NewTopic("src.times", 1, (short) 1).configs(Map.of("retention.ms", "-1"));
        clusters.city().admin().createTopics(List.of(kept)).all().get();
        try (Producer<byte[], byte[]> producer = clusters.publisher(Map.of())) {
            for (int i = 0; i < 60; i++) {
                var unused = producer.send(new ProducerRecord<>(
                        "src.times", 0, 1_782_864_000_000L + i * 60_000L, null, ("M-" + i).getBytes(UTF_8)));
            }
        }
        Contract contract = TwoClusters.contract("times");

        RunReport one = run(
                contract, request("times-1", "2026-07-01T00:10Z", "2026-07-01T08:30[Asia/Shanghai]", "std.t", NONE));
        RunReport other =
                run(contract, request("times-2", "2026-07-01T08:30+08:00", "2026-07-01T01:00", "std.t", NONE));

        assertThat(one.partitions().get(0).from()).isEqualTo(10);
        assertThat(one.partitions().get(0).to()).isEqualTo(30);
        assertThat(other.done()).isEqualTo(30);
        assertThat(sent("std.t").get(0))
                .hasSize(50)
                .startsWith("0-10")
                .endsWith("0-59")
                .doesNotHaveDuplicates();
    }

    @Test
    void aRunBesideTheGatewayLeavesItsAccountExact() throws Exception {
        clusters.city().createTopic("src.beside", PARTITIONS);
        clusters.publish("src.beside", PARTITIONS, 0, 3000);
        Contract contract = TwoClusters.contract("beside");
        try (MirrorEngine gateway = clusters.gateway("a", contract)) {
            await().atMost(PATIENCE).until(() -> clusters.isCaughtUp("src.beside", 3000, gateway));

            RunReport again = run(contract, request("beside", "beginning", "end", null, NONE));
            clusters.publish("src.beside", PARTITIONS, 3000, 4000);
            await().atMost(PATIENCE).until(() -> clusters.isCaughtUp("src.beside", 4000, gateway));

            assertThat(again.state()).isEqualTo(new RunState.Finished(null));
        }
        RecountReport recount = clusters.recountReport("beside");
        assertThat(recount.totals().isExact()).as("%s", recount).isTrue();
        assertThat(recount.totals().deadLetterRepeats()).isZero();
        assertThat(recount.replayed())
                .isEqualTo(expected(0, 0, 1000).size()
                        + expected(1, 0, 1000).size()
                        + expected(2, 0, 1000).size());
    }

    @Test
    void recordsThatTheUpstreamRefusesAreCountedAndTheOthersAreSentOnceAndInOrder() throws Exception {
        clusters.city().createTopic("src.keyless", 1);
        clusters.province()
                .createTopic(
                        "std.keyless",
                        1,
                        Map.of("cleanup.policy", "compact", "message.timestamp.after.max.ms", "600000"));
        long ahead = System.currentTimeMillis() + Duration.ofMinutes(59).toMillis();
        try (Producer<byte[], byte[]> producer = clusters.publisher(Map.of())) {
            for (int i = 0; i < 400; i++) {
                byte[] key = i % 150 == 149 ? null : ("k" + i).getBytes(UTF_8);
                var unused = producer.send(
                        new ProducerRecord<>("src.keyless", 0, i == 5 ? ahead : null, key, ("M-" + i).getBytes(UTF_8)));
            }
        }

        RunReport report = run(
                TwoClusters.contract("keyless"),
                request("keyless", "beginning", "end", null, NONE),
                // The target takes no record that is an hour ahead.
                new TimestampBounds(Duration.ofMinutes(1), Duration.ofDays(1)));

        assertThat(report.state()).isEqualTo(new RunState.Finished(null));
        assertThat(report.reasons()).isEqualTo(Map.of(ErrorCode.REFUSED_BY_UPSTREAM, 2L));
        assertThat(report.isWell()).isFalse();
        assertThat(sent("std.keyless").get(0))
                .isEqualTo(IntStream.range(0, 400)
                        .filter(i -> i % 150 != 149)
                        .mapToObj(i -> "0-" + i)
                        .toList());
    }

    @Test
    void boundsThatDoNotFitTheTopicAreRefusedInWords() throws Exception {
        clusters.city().createTopic("src.unfit", 2);
        clusters.publish("src.unfit", 2, 0, 100);
        Contract contract = TwoClusters.contract("unfit");

        assertThat(run(contract, request("u1", "500", "end", "std.unfit", NONE)).state())
                .isInstanceOfSatisfying(
                        RunState.Failed.class,
                        state -> assertThat(state.reason())
                                .isEqualTo("offset 500 lies beyond the end of src.unfit-0, which is 50"));
        assertThat(run(contract, request("u2", "40", "30", "std.unfit", NONE))
                        .state()
                        .reason())
                .contains("would begin at offset 40 of src.unfit-0, after its end at 30");
        assertThat(run(contract, request("u3", "5:0", "end", "std.unfit", NONE))
                        .state()
                        .reason())
                .contains("has no partition 5; it has 2, counted from 0");
        assertThat(run(TwoClusters.contract("nowhere"), request("u4", "0", "end", null, NONE))
                        .state())
                .isInstanceOfSatisfying(
                        RunState.Failed.class, state -> assertThat(state.code()).isEqualTo(FaultCode.TOPIC_NOT_FOUND));
    }
}
