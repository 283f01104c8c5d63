package io.tributary.mirror.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.contract.Contract;
import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.flow.FlowName;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.outcome.Wording;
import io.tributary.mirror.record.PlainContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

/** Runs from their opening to their end, with what may go wrong at both ends. */
class ReplayRunTests {

    private static final long NOW = System.currentTimeMillis();
    private static final Contract ALL = PlainContract.mirroringAll();
    private static final PartitionProgress DONE = new PartitionProgress(
            PlainContract.SOURCE, "id", 0, 0, 10, 10, new PartitionProgress.Counts(9, 1, 0), 0, Map.of());

    private final TwoEnds ends = new TwoEnds(PlainContract.mirroringAll().topic(1, 1));

    private static RunReport run(TwoEnds ends, Contract contract, ReplayRequest request) throws InterruptedException {
        try (ReplayRun run = ReplayRun.start(TwoEnds.SETTINGS, contract, request, ends)) {
            assertThat(run.awaitEnd(Duration.ofSeconds(20)))
                    .as("%s", run.report())
                    .isTrue();
            return run.report();
        }
    }

    private static List<String> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "0-" + i).toList();
    }

    private static RunHead head(String state, String claim) {
        return new RunHead(
                TwoEnds.RUN,
                1,
                FlowName.of("air"),
                "beginning",
                "end",
                null,
                null,
                "another one",
                claim,
                state,
                null,
                Instant.EPOCH,
                null);
    }

    @Test
    void aRecordThatTheUpstreamRefusesIsFoundAndCountedAndTheOthersAreSent() throws InterruptedException {
        ends.publish(0, 10, NOW);
        ends.refuses = record -> record.value() != null && new String(record.value(), UTF_8).equals("value 4");

        RunReport report = run(ends, ALL, TwoEnds.fromBeginning());

        assertThat(report.state()).isEqualTo(new RunState.Finished(null));
        assertThat(report.counts()).isEqualTo(new PartitionProgress.Counts(9, 1, 0));
        assertThat(report.reasons()).isEqualTo(Map.of(ErrorCode.REFUSED_BY_UPSTREAM, 1L));
        assertThat(report.isWell()).isFalse();
        assertThat(ends.sent()).hasSize(9).doesNotHaveDuplicates().doesNotContain("0-4");
    }

    @Test
    void aRecordOfAClockThatIsFarAheadIsSentWithTheTimeOfSending() throws InterruptedException {
        ends.publish(0, 1, NOW + Duration.ofHours(3).toMillis());

        RunReport report = run(ends, ALL, TwoEnds.fromBeginning());

        assertThat(report.isWell()).isTrue();
        assertThat(ends.committed)
                .filteredOn(record -> record.topic().equals(PlainContract.TARGET))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.timestamp())
                            .isLessThan(NOW + Duration.ofHours(1).toMillis());
                    assertThat(record.headers().lastHeader("tributary-original-timestamp"))
                            .isNotNull();
                });
    }

    @Test
    void aRecordThatTheUsersProducerCannotSendIsRefused() throws InterruptedException {
        ends.publish(0, 3, NOW);
        ends.maxRecordBytes = 100;

        RunReport report = run(ends, ALL, TwoEnds.fromBeginning());

        assertThat(report.reasons()).isEqualTo(Map.of(ErrorCode.RECORD_TOO_LARGE, 3L));
        assertThat(report.refusals().get(0).error().rule()).contains("max.request.size");
        assertThat(KafkaRunClients.maxRecordBytes(Map.of("max.request.size", "1048576", "buffer.memory", 64 << 20)))
                .isEqualTo(1 << 20);
    }

    @Test
    void aRunThatAnotherWorkerFinishesDuringTheTakeOverIsNotDoneAgain() throws InterruptedException {
        ends.publish(0, 10, NOW);
        ends.write(head("RUNNING", "theirs"), DONE);
        ends.onRecover = () -> ends.write(head("FINISHED", "theirs"), DONE);

        RunReport report = run(ends, ALL, TwoEnds.fromBeginning());

        assertThat(ends.recoveries).isEqualTo(1);
        assertThat(ends.sent()).isEmpty();
        assertThat(report.state()).isInstanceOf(RunState.Finished.class);
        assertThat(report.state().reason()).contains("was finished before").contains("--again");
        assertThat(report.done()).isEqualTo(10).isEqualTo(report.whole());
        assertThat(report.isWell()).as("one was refused then").isFalse();
    }

    @Test
    void aLastCommitThatTookPlaceUnansweredIsTheEnd() throws InterruptedException {
        ends.publish(0, 10, NOW);
        ends.onVerify = () -> {
            // By the commit that ends the run; the one of its claim is over.
            if (ends.sent().isEmpty() && ends.commitDoubts.isEmpty()) {
                ends.commitDoubts.add(new KafkaException("the line went away"));
            }
        };

        RunReport report = run(ends, ALL, TwoEnds.fromBeginning());

        assertThat(report.state()).isEqualTo(new RunState.Finished(null));
        assertThat(report.done()).isEqualTo(10);
        assertThat(ends.sent()).isEqualTo(ids(0, 10));
    }

    @Test
    void aCommitThatIsNotAnsweredInTimeIsAskedForOnceMore() throws InterruptedException {
        ends.publish(0, 10, NOW);
        ends.commitFaults.add(new TimeoutException("no answer"));

        RunReport report = run(ends, ALL, TwoEnds.fromBeginning());

        assertThat(report.isWell()).isTrue();
        assertThat(ends.recoveries).isEqualTo(1);
    }

    @Test
    void aStopIsWrittenThoughWhatIsDecidedCannotBeCommitted() throws InterruptedException {
        ends.publish(0, 10, NOW);
        ReplayRequest slowly = new ReplayRequest(
                TwoEnds.RUN,
                Bound.Word.BEGINNING,
                Bound.Word.END,
                null,
                null,
                new ReplayRequest.Limits(Rate.parse("2/s"), ErrorLimit.NONE),
                false);
        AtomicReference<ReplayRun> started = new AtomicReference<>();
        AtomicInteger commits = new AtomicInteger();
        ends.onVerify = () -> {
            if (commits.incrementAndGet() > 1) {
                throw new TributaryException(FaultCode.CLUSTER_UNREACHABLE, "the city is away");
            }
            started.get().stop();
        };
        try (ReplayRun run = ReplayRun.start(TwoEnds.SETTINGS, ALL, slowly, ends)) {
            started.set(run);
            assertThat(run.awaitEnd(Duration.ofSeconds(20))).isTrue();

            assertThat(run.report().state()).isInstanceOf(RunState.Stopped.class);
            assertThat(run.report().state().reason()).contains("the city is away");
        }
        assertThat(ends.journaled().state().name()).isEqualTo("STOPPED");
    }

    @Test
    void aFaultOfTheProducerThatEndsTheRunStandsInTheJournal() throws InterruptedException {
        ends.publish(0, 10, NOW);
        ends.sendFault = new TopicAuthorizationException("not any more");

        RunReport report = run(ends, ALL, TwoEnds.fromBeginning());

        assertThat(report.state())
                .isInstanceOfSatisfying(
                        RunState.Failed.class,
                        failed -> assertThat(failed.code()).isEqualTo(FaultCode.PERMISSION_DENIED));
        assertThat(ends.journaled().state().name()).isEqualTo("FAILED");
    }

    @Test
    void refusalsOfACommitInDoubtCountForTheLimitOfErrors() throws InterruptedException {
        PlainContract none = new PlainContract(record ->
                Outcome.Rejected.of(RecordError.of(ErrorCode.INVALID_NUMBER, "", Wording.of("no number", "不是数字"))));
        TwoEnds refusing = new TwoEnds(none.topic(1, 1));
        refusing.publish(0, 10, NOW);
        RecordGate gate = new RecordGate(TwoEnds.RUN, ErrorLimit.parse("2"));
        gate.goOn(PartitionProgress.Counts.NONE);

        gate.goOn(new PartitionProgress.Counts(0, 2, 0));
        RunReport report = run(refusing, none, TwoEnds.request(Bound.Word.BEGINNING, ErrorLimit.parse("2")));

        assertThat(gate.stopped(new ConsumerRecord<>(PlainContract.SOURCE, 0, 3, null, null)))
                .contains("number 3 of 3 records");
        assertThat(report.counts().rejected()).isEqualTo(2);
        assertThat(report.state())
                .isInstanceOfSatisfying(
                        RunState.Stopped.class,
                        stopped -> assertThat(stopped.cause()).isEqualTo(RunState.Stopped.Cause.ERROR_LIMIT));
    }

    @Test
    void partitionsThatTheMirrorDoesNotServeAreLeftOutAndTold() throws InterruptedException {
        TwoEnds fewer = new TwoEnds(PlainContract.mirroringAll().topic(3, 2));
        fewer.publish(0, 5, NOW);
        fewer.publish(2, 5, NOW);

        RunReport all = run(fewer, ALL, TwoEnds.fromBeginning());
        RunReport again = run(fewer, ALL, TwoEnds.fromBeginning());

        assertThat(all.state())
                .isInstanceOfSatisfying(
                        RunState.Finished.class,
                        finished -> assertThat(finished.reason())
                                .startsWith("a partition was left out: ods.air-2 has no counterpart"));
        assertThat(all.isWell()).isFalse();
        assertThat(fewer.sent()).isEqualTo(ids(0, 5));
        assertThat(again.state().reason()).contains("was finished before").contains("a partition was left out");
        assertThat(again.isWell()).isFalse();
    }

    @Test
    void aPartitionWithoutCounterpartThatIsAskedForIsRefusedInWords() throws InterruptedException {
        TwoEnds fewer = new TwoEnds(PlainContract.mirroringAll().topic(3, 2));
        fewer.publish(2, 5, NOW);

        RunReport report = run(fewer, ALL, TwoEnds.request(new Bound.Offsets(Map.of(2, 0L)), ErrorLimit.NONE));

        assertThat(report.state()).isInstanceOfSatisfying(RunState.Failed.class, failed -> {
            assertThat(failed.code()).isEqualTo(FaultCode.TOPIC_NOT_FOUND);
            assertThat(failed.reason()).contains("has no counterpart");
        });
    }
}
