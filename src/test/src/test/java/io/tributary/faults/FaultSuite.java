package io.tributary.faults;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rounds of faults on one stage, each with a count by an independent reader, until one finds something or all are done.
 *
 * <p>Arguments: the number of rounds, the seed, the province's nodes, the number of the first round, and the kinds of
 * faults, separated by commas ({@code all} for all).
 */
public final class FaultSuite {

    private static final int EXACT = 0;
    private static final int INEXACT = 1;
    private static final int BROKEN_OFF = 2;

    private final PrintStream out;
    private final Stage stage;
    private final SuiteTally tally = new SuiteTally();
    private final long start = System.nanoTime();
    /** On all rounds so far; absent before the first has ended. */
    private @Nullable Verdict verdict;

    private FaultSuite(Stage stage, PrintStream out) {
        this.stage = stage;
        this.out = out;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int status;
        try {
            status = run(arguments, out) ? EXACT : INEXACT;
        } catch (IOException | RuntimeException e) {
            out.println("the suite broke off: " + e);
            status = BROKEN_OFF;
        }
        // Whatever runs on in this program, nobody waits for it.
        System.exit(status);
    }

    private static boolean run(String[] arguments, PrintStream out) throws IOException {
        int rounds = Integer.parseInt(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        int nodes = Integer.parseInt(arguments[2]);
        int first = Integer.parseInt(arguments[3]);
        List<FaultKind> kinds = arguments[4].equals("all")
                ? List.of(FaultKind.values())
                : Arrays.stream(arguments[4].split(",")).map(FaultKind::valueOf).toList();
        Path folder = Files.createTempDirectory("tributary-faults");
        boolean exact;
        try (Stage stage = Stage.start(folder, nodes)) {
            // Also where somebody ends this program early: its children would outlive it.
            Runtime.getRuntime().addShutdownHook(new Thread(stage::close, "stage-closer"));
            exact = new FaultSuite(stage, out).run(seed, first, rounds, kinds);
        }
        if (exact) {
            remove(folder);
        }
        out.println(exact ? "all is accounted for, once and in order" : "data and logs are in " + folder);
        return exact;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private boolean run(long seed, int first, int rounds, List<FaultKind> kinds) {
        try {
            for (int number = first; number < first + rounds; number++) {
                if (!isExact(Round.draw(stage, number, seed, kinds), seed)) {
                    return false;
                }
            }
            return true;
        } finally {
            // Also where a round broke off: what went before it was seen.
            tell();
        }
    }

    private boolean isExact(Round round, long seed) {
        out.printf("round %3d, seed %d: %s%n", round.number(), seed, round.words());
        Round.Result result = round.run();
        Verdict found = Verdict.on(stage);
        verdict = found;
        tally.add(result);
        boolean exact = result.open().isEmpty() && found.complaints().isEmpty();
        out.printf(
                "           %,d records, recovered in %.1f s, %s%n",
                result.records(), result.recovery().toMillis() / 1e3, exact ? "exact" : "NOT EXACT");
        if (!exact) {
            complain(result, found);
        }
        return exact;
    }

    private void tell() {
        Verdict newest = verdict;
        if (newest != null) {
            tally.lines(newest.totals(), Duration.ofNanos(System.nanoTime() - start))
                    .forEach(out::println);
        }
    }

    private void complain(Round.Result result, Verdict verdict) {
        result.open().forEach(line -> out.println("  open: " + line));
        verdict.complaints().forEach(line -> out.println("  count: " + line));
        out.println(stage.endOfLogs());
    }
}
