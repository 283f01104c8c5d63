package io.tributary.scale;

import io.tributary.demo.process.GatewayProcess;
import io.tributary.demo.recount.LedgerWatch;
import io.tributary.demo.recount.Recount;
import io.tributary.demo.recount.RecountReport;
import io.tributary.demo.traffic.AirQualityTraffic;
import io.tributary.demo.traffic.Publisher;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A gateway with a small heap, a long backlog, and an upstream that comes to a halt in the middle: how much memory it takes
 * before, meanwhile and afterwards, and what is in flight. At the end an independent reader counts.
 *
 * <p>Arguments: records, partitions, the gateway's heap ({@code 256m}), the seconds of the halt, its kind ({@code frozen} or
 * {@code cut}), and the seed.
 */
public final class BacklogRun {

    private static final Duration READY = Duration.ofMinutes(3);
    private static final Duration MIRRORING = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final double GIGABYTE = 1 << 30;

    private final DeepSite site;
    private final PrintStream out;

    private BacklogRun(DeepSite site, PrintStream out) {
        this.site = site;
        this.out = out;
    }

    public static void main(String[] arguments) {
        Ending.of("backlog", (folder, out) -> run(Plan.parse(List.of(arguments)), folder, out));
    }

    /**
     * What is done.
     *
     * @param heap  of the gateway, as the JVM's {@code -Xmx} takes it
     * @param halt  of the upstream
     * @param stall its kind
     */
    private record Plan(int records, int partitions, String heap, Duration halt, DeepSite.Stall stall, long seed) {

        static Plan parse(List<String> arguments) {
            return new Plan(
                    Integer.parseInt(arguments.get(0)),
                    Integer.parseInt(arguments.get(1)),
                    arguments.get(2),
                    Duration.ofSeconds(Long.parseLong(arguments.get(3))),
                    DeepSite.Stall.valueOf(arguments.get(4).toUpperCase(Locale.ROOT)),
                    Long.parseLong(arguments.get(5)));
        }
    }

    private static boolean run(Plan plan, Path folder, PrintStream out) throws IOException {
        out.println(plan);
        try (DeepSite site = DeepSite.start(folder, plan.stall(), plan.partitions())) {
            // Also where somebody ends this program early: its children would outlive it.
            Runtime.getRuntime().addShutdownHook(new Thread(site::close, "site-closer"));
            BacklogRun run = new BacklogRun(site, out);
            run.publish(plan, folder);
            run.mirror(plan);
            return run.isExact(plan);
        }
    }

    private void publish(Plan plan, Path folder) throws IOException {
        long since = System.nanoTime();
        try (Publisher publisher = Publisher.start(
                site.city().bootstrapServers(),
                DeepSite.TOPIC,
                AirQualityTraffic.hangzhou(plan.seed()).limitedTo(plan.records()),
                Publisher.UNLIMITED)) {
            Waits.until("the backlog is published", LONGEST, LOOK_AGAIN, publisher::isDone);
            if (publisher.failure() != null) {
                throw new IllegalStateException("the city takes no more", publisher.failure());
            }
        }
        out.printf(
                "backlog of %,d records published in %.0f s, %.2f GiB on the city's disk%n",
                plan.records(), Waits.secondsSince(since), size(folder.resolve("city")) / GIGABYTE);
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private void mirror(Plan plan) {
        GatewayProcess gateway = site.startGateway(plan.heap()).awaitReady(READY);
        Waits.until("the gateway mirrors", READY, LOOK_AGAIN, () -> decided(gateway) > 0);
        Sampler sampler = Sampler.start(gateway);
        try (sampler) {
            Waits.park(MIRRORING);
            sampler.enter(Sampler.Phase.DURING);
            site.stallUpstream();
            Waits.park(plan.halt());
            long decidedBefore = decided(gateway);
            out.printf(
                    "the upstream was stalled for %d s after %,d records%n",
                    plan.halt().toSeconds(), decidedBefore);
            sampler.enter(Sampler.Phase.AFTER);
            site.releaseUpstream();
            drain(gateway, decidedBefore);
        }
        tell(sampler, gateway);
    }

    private void drain(GatewayProcess gateway, long decidedBefore) {
        long since = System.nanoTime();
        Waits.until("the gateway mirrors again", LONGEST, LOOK_AGAIN, () -> decided(gateway) > decidedBefore);
        out.printf("the first transaction after the halt: %.1f s after its end%n", Waits.secondsSince(since));
        long from = decided(gateway);
        long draining = System.nanoTime();
        try (LedgerWatch ledger = new LedgerWatch(site.province().bootstrapServers(), List.of(site.flow()))) {
            Waits.until("the backlog is drained", LONGEST, LOOK_AGAIN, () -> isAlive(gateway) && isDrained(ledger));
        }
        double seconds = Waits.secondsSince(draining);
        out.printf(
                "drained: %,d records in %.0f s, %,.0f records/s, %.1f s of CPU since the gateway's start%n",
                decided(gateway) - from,
                seconds,
                (decided(gateway) - from) / seconds,
                Footprint.cpu(gateway.pid()).toMillis() / 1e3);
    }

    private static boolean isAlive(GatewayProcess gateway) {
        if (!gateway.isAlive()) {
            throw new IllegalStateException(
                    "the gateway ended with status " + gateway.exitStatus() + "; its log ends:\n" + gateway.endOfLog());
        }
        return true;
    }

    private static boolean isDrained(LedgerWatch ledger) {
        return ledger.positions().stream().allMatch(LedgerWatch.Position::isComplete);
    }

    /** Source offsets whose outcome is committed. */
    private static long decided(GatewayProcess gateway) {
        isAlive(gateway);
        return Math.round(gateway.metric("tributary_records_total").orElse(0));
    }

    private void tell(Sampler sampler, GatewayProcess gateway) {
        for (Sampler.Phase phase : Sampler.Phase.values()) {
            List<Sampler.Sample> samples = sampler.of(phase);
            out.printf(
                    "%-6s heap after GC %s; RSS %s; in flight %s records, %s (%d samples)%n",
                    phase,
                    range(samples, Sampler.Sample::heapBytes, 1 << 20, " MiB"),
                    range(samples, Sampler.Sample::residentBytes, 1 << 20, " MiB"),
                    range(samples, Sampler.Sample::inFlightRecords, 1, ""),
                    range(samples, Sampler.Sample::inFlightBytes, 1 << 10, " KiB"),
                    samples.size());
        }
        out.printf(
                "the most that the gateway ever had in memory: %s%n",
                Footprint.megabytes(Footprint.afterCollection(gateway.pid()).mostResidentBytes()));
    }

    /** The least, the median and the most. */
    private static String range(
            List<Sampler.Sample> samples, ToLongFunction<Sampler.Sample> of, int unit, String unitName) {
        long[] sorted = samples.stream().mapToLong(of).sorted().toArray();
        if (sorted.length == 0) {
            return "not seen";
        }
        return LongStream.of(sorted[0], sorted[sorted.length / 2], sorted[sorted.length - 1])
                .mapToObj(value -> "%,.1f".formatted((double) value / unit))
                .reduce((all, next) -> all + " / " + next)
                .map(all -> all + unitName)
                .orElse("");
    }

    private boolean isExact(Plan plan) throws IOException {
        RecountReport report = Recount.of(site.province().bootstrapServers(), List.of(site.flow()));
        out.printf("count: %s%n", report.totals());
        boolean ranOut = site.hasLogged("OutOfMemoryError");
        out.println(ranOut ? "the gateway has logged an OutOfMemoryError" : "no OutOfMemoryError");
        return report.totals().isExact() && report.totals().read() == plan.records() && !ranOut;
    }
}
