package io.tributary.faults;

import static io.tributary.faults.FaultKind.CITY_KILLED;
import static io.tributary.faults.FaultKind.DISK_FULL;
import static io.tributary.faults.FaultKind.GATEWAYS_KILLED;
import static io.tributary.faults.FaultKind.GATEWAY_FROZEN;
import static io.tributary.faults.FaultKind.GATEWAY_LOST;
import static io.tributary.faults.FaultKind.LINK_CUT;
import static io.tributary.faults.FaultKind.LINK_DEAF;
import static io.tributary.faults.FaultKind.LINK_LOSSY;
import static io.tributary.faults.FaultKind.LINK_SILENT;
import static io.tributary.faults.FaultKind.LINK_SLOW;
import static io.tributary.faults.FaultKind.PROVINCE_NODES_KILLED;
import static io.tributary.faults.FaultKind.TOPIC_GROWN;
import static io.tributary.faults.FaultKind.TOPIC_MADE_ANEW;
import static io.tributary.faults.FaultKind.TRANSACTIONS_ENDED;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Some rounds of {@link FaultSuite}, always the same ones, with a province of one node; gateways are killed in four. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultSuiteIT {

    private static final long SEED = 20_180_220L;

    private static final List<List<FaultKind>> ROUNDS = List.of(
            List.of(GATEWAYS_KILLED, CITY_KILLED, LINK_SLOW),
            List.of(GATEWAYS_KILLED, LINK_DEAF),
            List.of(GATEWAYS_KILLED, PROVINCE_NODES_KILLED, LINK_LOSSY),
            List.of(GATEWAY_LOST, TOPIC_MADE_ANEW),
            List.of(GATEWAY_FROZEN, TOPIC_GROWN),
            List.of(DISK_FULL, LINK_CUT),
            List.of(LINK_SILENT, TRANSACTIONS_ENDED));

    private Stage stage;

    @BeforeAll
    void start(@TempDir Path folder) {
        stage = Stage.start(folder, 1);
    }

    @AfterAll
    void stop() {
        stage.close();
    }

    @Test
    void whateverGoesWrongEachRecordArrivesOnceAndInOrder() {
        Stream.iterate(0, round -> round < ROUNDS.size(), round -> round + 1).forEach(index -> {
            Round round = Round.of(stage, index + 1, SEED, ROUNDS.get(index));
            assertThat(round.run().open())
                    .as("seed %d, round %d: %s\n%s", SEED, index + 1, round.words(), stage.endOfLogs())
                    .isEmpty();
        });
        Verdict verdict = Verdict.on(stage);
        assertThat(verdict.complaints())
                .as("seed %d\n%s", SEED, stage.endOfLogs())
                .isEmpty();
        assertThat(verdict.totals().rejected()).isPositive();
        assertThat(verdict.totals().filtered()).isPositive();
    }
}
