package io.tributary.faults;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Faults of gateways and of their transactions. */
final class GatewayFaults {

    private GatewayFaults() {}

    static Optional<Fault> killed(Stage stage, SplittableRandom random) {
        Instance victim = pick(stage.instances(), random);
        return Optional.of(new Fault(
                victim.name() + " killed",
                Set.of(victim.name()),
                Duration.ofMillis(random.nextInt(500)),
                victim::kill,
                victim::start));
    }

    static Optional<Fault> allKilled(Stage stage, SplittableRandom random) {
        return Optional.of(new Fault(
                "all gateways killed",
                stage.instances().stream().map(Instance::name).collect(Collectors.toSet()),
                Duration.ofMillis(random.nextInt(500)),
                () -> stage.instances().forEach(Instance::kill),
                () -> stage.instances().forEach(Instance::start)));
    }

    static Optional<Fault> lost(Stage stage, SplittableRandom random) {
        Instance victim = pick(stage.instances(), random);
        return Optional.of(absent(stage, victim, "lost", victim::kill, victim::start));
    }

    static Optional<Fault> frozen(Stage stage, SplittableRandom random) {
        Instance victim = pick(stage.instances(), random);
        return Optional.of(absent(stage, victim, "frozen", victim::freeze, victim::thaw));
    }

    /** It comes back when another has its partitions and its transactions have timed out, and not before. */
    private static Fault absent(Stage stage, Instance victim, String how, Runnable strike, Runnable remedy) {
        return new Fault(
                victim.name() + " " + how,
                Set.of(victim.name(), "province", "link"),
                Stage.TRANSACTION_TIMEOUT.plusSeconds(1),
                strike,
                () -> {
                    stage.awaitWithout(victim);
                    remedy.run();
                });
    }

    static Optional<Fault> restarted(Stage stage, SplittableRandom random) {
        Instance victim = pick(stage.instances(), random);
        return Optional.of(new Fault(
                victim.name() + " restarted", Set.of(victim.name()), Duration.ZERO, victim::stop, victim::start));
    }

    /** The twin removes the first one from the group when it starts, and the first one comes back. */
    static Optional<Fault> twin(Stage stage, SplittableRandom random) {
        Instance victim = pick(stage.instances(), random);
        Instance twin = stage.twinOf(victim);
        return Optional.of(new Fault(
                "twin of " + victim.name(),
                Set.of(victim.name()),
                Duration.ofMillis(7_000 + random.nextInt(3_000)),
                twin::start,
                twin::kill));
    }

    static Optional<Fault> transactionsEnded(Stage stage, SplittableRandom random) {
        Instance victim = pick(stage.instances(), random);
        return Optional.of(Fault.atOnce(
                "transactions of " + victim.name() + " ended",
                Set.of("transactions"),
                () -> stage.administration().endTransactions(Stage.transactionalIds(victim.name()))));
    }

    private static Instance pick(List<Instance> instances, SplittableRandom random) {
        return instances.get(random.nextInt(instances.size()));
    }
}
