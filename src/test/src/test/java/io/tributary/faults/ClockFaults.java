package io.tributary.faults;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Clocks that jump while a process runs. */
final class ClockFaults {

    private static final int LONGEST_JUMP_HOURS = 240;

    private ClockFaults() {}

    /** Half of them stay as they are until the next jump, which may be back by days while something else goes wrong. */
    static Optional<Fault> gatewayJumps(Stage stage, SplittableRandom random) {
        Instance victim = stage.instances().get(random.nextInt(stage.instances().size()));
        Duration jump = Duration.ofHours(random.nextInt(-LONGEST_JUMP_HOURS, LONGEST_JUMP_HOURS));
        boolean stays = random.nextBoolean();
        return victim.clock().map(clock -> jumps(victim.name(), clock, jump, stays, random));
    }

    /** By an hour at most: with days, the brokers would rightly delete what has grown old. */
    static Optional<Fault> provinceJumps(Stage stage, SplittableRandom random) {
        int node = 1 + random.nextInt(stage.province().nodes().size());
        Duration jump = Duration.ofMinutes(random.nextInt(-60, 60));
        return stage.provinceClock(node).map(clock -> jumps("province", clock, jump, false, random));
    }

    private static Fault jumps(String victim, Clockwork clock, Duration jump, boolean stays, SplittableRandom random) {
        String what = "clock of " + victim + (jump.isNegative() ? " back " : " ahead ")
                + jump.abs().toMinutes() / 60.0 + " h" + (stays ? ", and stays" : "");
        return new Fault(
                what,
                Set.of(victim, victim + " clock"),
                Duration.ofMillis(2_000 + random.nextInt(2_000)),
                () -> clock.shift(jump),
                () -> clock.shift(stays ? jump : Duration.ZERO));
    }
}
