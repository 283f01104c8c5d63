package io.tributary.faults;

import io.tributary.demo.cluster.BrokerProcess;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Faults of the brokers of city and province, and of their disks. */
final class BrokerFaults {

    private static final String PROVINCE = "province";
    private static final String CITY = "city";
    private static final Duration END_OF_NODE = Duration.ofSeconds(5);

    private BrokerFaults() {}

    static Optional<Fault> provinceKilled(Stage stage, SplittableRandom random) {
        List<BrokerProcess> nodes = stage.province().nodes();
        int first = random.nextInt(nodes.size());
        int count = 1 + random.nextInt(nodes.size());
        List<BrokerProcess> victims = java.util.stream.IntStream.range(0, count)
                .mapToObj(i -> nodes.get((first + i) % nodes.size()))
                .toList();
        String names = victims.stream()
                .map(node -> Integer.toString(node.nodeId()))
                .sorted()
                .collect(Collectors.joining("+"));
        return Optional.of(new Fault(
                "province node " + names + " killed",
                Set.of(PROVINCE),
                Duration.ofMillis(200 + random.nextInt(3_000)),
                () -> victims.forEach(BrokerProcess::kill),
                () -> victims.forEach(BrokerProcess::start)));
    }

    static Optional<Fault> provinceFrozen(Stage stage, SplittableRandom random) {
        List<BrokerProcess> nodes = stage.province().nodes();
        return Optional.of(frozen(PROVINCE, nodes.get(random.nextInt(nodes.size())), random));
    }

    static Optional<Fault> cityKilled(Stage stage, SplittableRandom random) {
        BrokerProcess victim = stage.city().nodes().get(0);
        return Optional.of(new Fault(
                "city broker killed",
                Set.of(CITY),
                Duration.ofMillis(200 + random.nextInt(2_000)),
                victim::kill,
                victim::start));
    }

    static Optional<Fault> cityFrozen(Stage stage, SplittableRandom random) {
        return Optional.of(frozen(CITY, stage.city().nodes().get(0), random));
    }

    private static Fault frozen(String cluster, BrokerProcess victim, SplittableRandom random) {
        return new Fault(
                cluster + " node " + victim.nodeId() + " frozen",
                Set.of(cluster),
                Duration.ofMillis(1_000 + random.nextInt(5_000)),
                () -> victim.signal("STOP"),
                () -> victim.signal("CONT"));
    }

    static Optional<Fault> diskFull(Stage stage, SplittableRandom random) {
        BrokerProcess victim = stage.province().nodes().get(0);
        return stage.disk()
                .map(disk -> new Fault(
                        "disk of province node 1 full",
                        Set.of(PROVINCE),
                        Duration.ofMillis(2_000 + random.nextInt(2_000)),
                        disk::fill,
                        () -> {
                            disk.free();
                            // A broker that could not write has ended itself; one that did not try goes on.
                            if (victim.hasEndedWithin(END_OF_NODE)) {
                                victim.start();
                            }
                        }));
    }

    static Optional<Fault> coordinatorsMoved(Stage stage, SplittableRandom random) {
        return moved(stage, "coordinators moved", Set.of("__consumer_offsets", "__transaction_state"));
    }

    static Optional<Fault> leadersMoved(Stage stage, SplittableRandom random) {
        return moved(stage, "leaders moved", stage.provinceTopics());
    }

    private static Optional<Fault> moved(Stage stage, String what, Set<String> topics) {
        if (stage.province().nodes().size() < 2) {
            return Optional.empty();
        }
        return Optional.of(Fault.atOnce(
                what, Set.of(PROVINCE), () -> stage.administration().moveLeaders(topics)));
    }
}
