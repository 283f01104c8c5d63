package io.tributary.mirror.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.mirror.record.Refusals;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTests {

    private static final int RECORDS = 3_000;

    /** A partition, the transactions that mirror it, and a broker that refuses batches with a bad record in them. */
    private static final class Simulation {
        private final SplittableRandom random;
        private final Set<Long> bad = new HashSet<>();
        private final boolean namesTheRecord;
        private final Refusals refusals = new Refusals();
        private final Set<Long> deadLetters = new HashSet<>();
        private long committed;
        private int refused;

        Simulation(long seed, int bads, boolean namesTheRecord) {
            random = new SplittableRandom(seed);
            this.namesTheRecord = namesTheRecord;
            while (bad.size() < bads) {
                bad.add(random.nextLong(RECORDS));
            }
        }

        void run() {
            while (committed < RECORDS) {
                transaction();
                assertThat(refused).isLessThan(40 * (bad.size() + 1));
            }
        }

        private void transaction() {
            List<Long> sent = new ArrayList<>();
            Set<Long> letters = new HashSet<>();
            long next = committed;
            while (next < RECORDS && refusals.mayTake(next, sent.size())) {
                if (refusals.condemnation(next).isPresent()) {
                    letters.add(next);
                } else {
                    sent.add(next);
                }
                next++;
            }
            assertThat(next).isGreaterThan(committed);
            SentRecords answers = new SentRecords();
            sendInBatches(sent, answers);
            if (refusals.learn(answers.refusals(), cause -> isAlone(cause, answers))) {
                refused++;
            } else {
                deadLetters.addAll(letters);
                committed = next;
                refusals.committed(next);
            }
        }

        private static boolean isAlone(Exception cause, SentRecords answers) {
            return answers.refusals().stream()
                            .filter(refusal -> refusal.cause() == cause)
                            .count()
                    == 1;
        }

        private void sendInBatches(List<Long> sent, SentRecords answers) {
            int from = 0;
            while (from < sent.size()) {
                int to = Math.min(sent.size(), from + random.nextInt(1, 700));
                List<Long> batch = sent.subList(from, to);
                List<Long> badOnes = batch.stream().filter(bad::contains).toList();
                if (!badOnes.isEmpty()) {
                    InvalidRecordException ofBatch = new InvalidRecordException("of the batch");
                    for (long offset : batch) {
                        answers.failed(offset, answer(badOnes.contains(offset), ofBatch));
                    }
                }
                from = to;
            }
        }

        private Exception answer(boolean isBad, Exception ofBatch) {
            if (!namesTheRecord) {
                return ofBatch;
            }
            return isBad ? new InvalidRecordException("of the record") : new KafkaException("in the same batch");
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void whatIsBadIsFoundAndNothingElseWhereOnlyBatchesAreRefused(long seed) {
        Simulation simulation = new Simulation(seed, (int) seed, false);

        simulation.run();

        assertThat(simulation.deadLetters).isEqualTo(simulation.bad);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void recordsThatTheBrokerNamesNeedNoSearch(long seed) {
        Simulation simulation = new Simulation(seed, 200, true);

        simulation.run();

        assertThat(simulation.deadLetters).isEqualTo(simulation.bad);
        assertThat(simulation.refused).isLessThanOrEqualTo(5);
    }

    @Test
    void partitionIsOnTrialUntilATransactionBeyondTheRefusedRecordWentWell() {
        Refusals refusals = new Refusals();
        refusals.learn(List.of(new Refusals.Refusal(7, new InvalidRecordException("bad"))), alone -> true);

        assertThat(refusals.mayTake(7, 100)).isTrue();
        assertThat(refusals.mayTake(8, 100)).isFalse();
        refusals.committed(8);
        assertThat(refusals.isOnTrial()).isTrue();
        assertThat(refusals.mayTake(100, 100)).isTrue();
        refusals.committed(101);
        assertThat(refusals.isOnTrial()).isFalse();
        assertThat(refusals.condemnation(7)).isEmpty();
    }
}
