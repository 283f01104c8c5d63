package io.tributary.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs all benchmarks in turn, several times over, and prints what each costs in units of P: of Jackson merely parsing the
 * bytes and writing them back. What counts is the median of the rounds, each of which compares with its own P.
 */
public final class BenchmarkReport {

    private static final String UNIT = "parseAndWriteBack";
    private static final String TODAY = "handWritten";
    private static final int USUAL_ROUNDS = 3;
    private static final int ITERATIONS = 10;
    private static final TimeValue WARM_UP = TimeValue.seconds(1);
    private static final TimeValue ITERATION = TimeValue.milliseconds(500);

    /** By the name of the benchmark, a cost for each round. */
    private final Map<String, List<Cost>> costs = new LinkedHashMap<>();

    private BenchmarkReport() {}

    /** @param arguments the number of rounds */
    public static void main(String[] arguments) throws RunnerException {
        int rounds = arguments.length == 0 ? USUAL_ROUNDS : Integer.parseInt(arguments[0]);
        BenchmarkReport report = new BenchmarkReport();
        for (int round = 1; round <= rounds; round++) {
            System.out.println("round " + round + " of " + rounds);
            report.run();
        }
        report.print();
    }

    private void run() throws RunnerException {
        Options options = new OptionsBuilder()
                .include(StandardizationBenchmark.class.getName())
                .forks(1)
                .jvmArgs("-Xms1g", "-Xmx1g")
                .warmupIterations(ITERATIONS)
                .warmupTime(WARM_UP)
                .measurementIterations(ITERATIONS)
                .measurementTime(ITERATION)
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuTimeProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
        for (RunResult result : new Runner(options).run()) {
            costs.computeIfAbsent(result.getPrimaryResult().getLabel(), label -> new ArrayList<>())
                    .add(Cost.of(result));
        }
    }

    private void print() {
        System.out.printf(
                Locale.ROOT,
                "%-28s %8s %7s %8s %8s %8s %18s %9s%n",
                "one record",
                "CPU ns",
                "/ P",
                "clock / P",
                "bytes",
                "/ P",
                TODAY + " / it",
                "by clock");
        costs.forEach((label, own) -> System.out.printf(
                Locale.ROOT,
                "%-28s %8.0f %7.2f %8.2f %8.0f %8.2f %18.2f %9.2f%n",
                label,
                median(own.stream().map(Cost::cpuNanos).toList()),
                ratio(label, UNIT, Cost::cpuNanos),
                ratio(label, UNIT, Cost::wallNanos),
                median(own.stream().map(Cost::bytes).toList()),
                ratio(label, UNIT, Cost::bytes),
                ratio(TODAY, label, Cost::cpuNanos),
                ratio(TODAY, label, Cost::wallNanos)));
    }

    private double ratio(String label, String unit, ToDoubleFunction<Cost> measure) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < costs.get(label).size(); round++) {
            ratios.add(measure.applyAsDouble(costs.get(label).get(round))
                    / measure.applyAsDouble(costs.get(unit).get(round)));
        }
        return median(ratios);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
