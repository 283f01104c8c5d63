package io.tributary.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Some faults at random moments while records flow, then peace, then a wait until the ledger speaks of every record. What
 * is chosen follows from the seed and the round's number alone.
 */
final class Round {

    /** For a ledger that does not come to its end. */
    private static final Duration PATIENCE = Duration.ofSeconds(240);

    private static final int WINDOW_MILLIS = 2_000;
    private static final Duration LEAD = Duration.ofMillis(300);
    private static final Duration TAIL = Duration.ofMillis(500);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final int MOST_FAULTS = 3;

    private final Stage stage;
    private final int number;
    private final Map<FaultKind, Fault> faults = new EnumMap<>(FaultKind.class);
    private final List<Moment> moments = new ArrayList<>();
    private final List<String> words = new ArrayList<>();

    private record Moment(long millis, Runnable happens) {}

    private Round(Stage stage, int number) {
        this.stage = stage;
        this.number = number;
    }

    /** Every kind has its turn before one comes again as the first of a round; the others are drawn. */
    static Round draw(Stage stage, int number, long seed, List<FaultKind> kinds) {
        Round round = new Round(stage, number);
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
        int most = 1 + random.nextInt(MOST_FAULTS);
        List<FaultKind> order = new ArrayList<>(List.of(Turns.of(seed, number, kinds)));
        while (order.size() < most) {
            order.add(kinds.get(random.nextInt(kinds.size())));
        }
        order.forEach(kind -> round.add(kind, random));
        return round;
    }

    /** Exactly these kinds, each where it is possible. */
    static Round of(Stage stage, int number, long seed, List<FaultKind> kinds) {
        Round round = new Round(stage, number);
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
        kinds.forEach(kind -> round.add(kind, random));
        return round;
    }

    private void add(FaultKind kind, SplittableRandom random) {
        Set<String> struck = new HashSet<>();
        faults.values().forEach(fault -> struck.addAll(fault.victims()));
        kind.on(stage, random)
                .filter(fault -> fault.victims().stream().noneMatch(struck::contains))
                .ifPresent(fault -> {
                    long at = LEAD.toMillis() + random.nextInt(WINDOW_MILLIS);
                    faults.put(kind, fault);
                    moments.add(new Moment(at, fault.strike()));
                    moments.add(new Moment(at + fault.lasting().toMillis(), fault.remedy()));
                    words.add("%s at %.1f s for %.1f s"
                            .formatted(fault.what(), at / 1e3, fault.lasting().toMillis() / 1e3));
                });
    }

    int number() {
        return number;
    }

    /** What goes wrong in it, for people. */
    String words() {
        return String.join("; ", words);
    }

    Result run() {
        stage.awaitWorking();
        long before = acknowledged();
        stage.load().start();
        long start = System.nanoTime();
        moments.stream().sorted(Comparator.comparingLong(Moment::millis)).forEach(moment -> {
            park(start + TimeUnit.MILLISECONDS.toNanos(moment.millis()) - System.nanoTime());
            moment.happens().run();
        });
        long healed = System.nanoTime();
        park(TAIL.toNanos());
        stage.load().stop();
        List<String> open = awaitAccounted();
        Duration recovery = Duration.ofNanos(System.nanoTime() - healed);
        return new Result(number, Set.copyOf(faults.keySet()), words(), acknowledged() - before, recovery, open);
    }

    private List<String> awaitAccounted() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (LedgerProgress progress = new LedgerProgress(stage.city(), stage.province(), stage.flows())) {
            while (true) {
                List<String> open = look(progress);
                if (open.isEmpty() || System.nanoTime() > deadline) {
                    return open;
                }
                park(LOOK_AGAIN.toNanos());
            }
        }
    }

    /** A cluster that has only just come back may not answer yet. */
    private static List<String> look(LedgerProgress progress) {
        try {
            return progress.open();
        } catch (RuntimeException e) {
            return List.of("a cluster does not answer: " + e.getMessage());
        }
    }

    private long acknowledged() {
        return stage.flows().stream().mapToLong(stage.load()::acknowledged).sum();
    }

    private static void park(long nanos) {
        long until = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /**
     * How a round went.
     *
     * @param records  that the city acknowledged in it
     * @param recovery from the last remedy until the ledger spoke of everything
     * @param open     what it did not speak of in the end
     */
    record Result(int number, Set<FaultKind> kinds, String words, long records, Duration recovery, List<String> open) {}
}
