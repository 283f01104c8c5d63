package io.tributary.faults;

import io.tributary.demo.network.Direction;
import io.tributary.demo.network.TcpProxy;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Faults of the link between the gateways and the province. */
final class LinkFaults {

    private static final Set<String> LINK = Set.of("link");

    private LinkFaults() {}

    static Optional<Fault> cut(Stage stage, SplittableRandom random) {
        Duration lasting = Duration.ofMillis(200 + random.nextInt(5_000));
        return Optional.of(fault(stage, "link cut", lasting, TcpProxy::cut, TcpProxy::mend));
    }

    /** What was requested happens, and who requested it does not learn of it before the connection breaks. */
    static Optional<Fault> deaf(Stage stage, SplittableRandom random) {
        Duration lasting = Duration.ofMillis(300 + random.nextInt(3_000));
        return Optional.of(fault(stage, "answers lost", lasting, link -> link.stall(Direction.FROM_TARGET), link -> {
            link.cut();
            link.mend();
        }));
    }

    static Optional<Fault> silent(Stage stage, SplittableRandom random) {
        Duration lasting = Stage.TRANSACTION_TIMEOUT.plusMillis(1_500 + random.nextInt(1_500));
        return Optional.of(fault(stage, "link silent", lasting, TcpProxy::stall, TcpProxy::mend));
    }

    static Optional<Fault> slow(Stage stage, SplittableRandom random) {
        Duration lasting = Duration.ofMillis(2_000 + random.nextInt(3_000));
        int bytesPerSecond = 10_000 + random.nextInt(90_000);
        Duration delay = Duration.ofMillis(20 + random.nextInt(180));
        String what = "link " + bytesPerSecond / 1_000 + " kB/s, " + delay.toMillis() + " ms each way";
        return Optional.of(fault(
                stage,
                what,
                lasting,
                link -> {
                    link.limit(bytesPerSecond);
                    link.delay(delay);
                },
                link -> {
                    link.limit(0);
                    link.delay(Duration.ZERO);
                }));
    }

    static Optional<Fault> lossy(Stage stage, SplittableRandom random) {
        Duration lasting = Duration.ofMillis(2_000 + random.nextInt(3_000));
        double probability = 0.01 + random.nextDouble() * 0.2;
        long seed = random.nextLong();
        String what = "link loses %.0f %%".formatted(probability * 100);
        return Optional.of(
                fault(stage, what, lasting, link -> link.lose(probability, seed), link -> link.lose(0, seed)));
    }

    private static Fault fault(
            Stage stage, String what, Duration lasting, Consumer<TcpProxy> strike, Consumer<TcpProxy> remedy) {
        return new Fault(
                what,
                LINK,
                lasting,
                () -> stage.province().links().forEach(strike),
                () -> stage.province().links().forEach(remedy));
    }
}
