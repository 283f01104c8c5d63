package io.tributary.faults;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Source topics that change while records flow. */
final class TopicFaults {

    private static final int MOST_PARTITIONS = 8;

    private TopicFaults() {}

    static Optional<Fault> grown(Stage stage, SplittableRandom random) {
        List<Flow> candidates = stage.flows().stream()
                .filter(flow -> !flow.isMadeAnew())
                .filter(flow -> stage.load().partitions(flow) < MOST_PARTITIONS)
                .toList();
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        Flow flow = candidates.get(random.nextInt(candidates.size()));
        return Optional.of(Fault.atOnce(flow.sourceTopic() + " grown", Set.of("city"), () -> stage.grow(flow)));
    }

    static Optional<Fault> madeAnew(Stage stage, SplittableRandom random) {
        Flow flow = stage.flows().stream().filter(Flow::isMadeAnew).findFirst().orElseThrow();
        return Optional.of(Fault.atOnce(flow.sourceTopic() + " made anew", Set.of("city"), () -> stage.makeAnew(flow)));
    }
}
