package io.tributary.scale;

import io.tributary.demo.process.GatewayProcess;
import io.tributary.demo.recount.Recount;
import io.tributary.demo.recount.RecountReport;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What very many partitions cost: the start of a gateway, its memory and processor time, other instances that join, and a
 * restart of all of them one after the other. At the end an independent reader counts.
 *
 * <p>Arguments: topics, partitions of each, gateway instances, nodes of the city, nodes of the province, the heap of a
 * gateway ({@code 512m}), and the seconds in which the trickle brings every partition one record.
 */
public final class ScaleRun {

    private static final int FIRST_ROUNDS = 3;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    /** So long nothing moves before a step counts as over. */
    private static final Duration QUIET = Duration.ofSeconds(5);

    private static final Duration AT_REST = Duration.ofSeconds(30);

    private final WideSite site;
    private final Shape shape;
    private final Trickle trickle;
    private final Ownership ownership;
    private final PrintStream out;
    private long movedInAll;

    private ScaleRun(WideSite site, Shape shape, Trickle trickle, PrintStream out) {
        this.site = site;
        this.shape = shape;
        this.trickle = trickle;
        this.ownership = new Ownership(site.province().admin());
        this.out = out;
    }

    public static void main(String[] arguments) {
        Shape shape = Shape.parse(List.of(arguments));
        Ending.of("scale", (folder, out) -> run(shape, folder, out));
    }

    private static boolean run(Shape shape, Path folder, PrintStream out) {
        out.printf("%s, %,d partitions in all%n", shape, shape.allPartitions());
        long since = System.nanoTime();
        try (WideSite site = WideSite.start(folder, shape)) {
            // Also where somebody ends this program early: its children would outlive it.
            Runtime.getRuntime().addShutdownHook(new Thread(site::close, "site-closer"));
            out.printf("clusters up and the city's topics made: %.1f s%n", Waits.secondsSince(since));
            try (Trickle trickle =
                    new Trickle(site.city().bootstrapServers(), shape.sourceTopics(), shape.partitions())) {
                return new ScaleRun(site, shape, trickle, out).run();
            }
        }
    }

    private boolean run() {
        trickle.rounds(FIRST_ROUNDS);
        out.printf("published: %,d records%n", trickle.published());
        long since = System.nanoTime();
        start("first start, with ledgers, targets and dead-letter topics to be made");
        awaitAccounted();
        out.printf("first start: every record in the ledger after %.1f s%n", Waits.secondsSince(since));
        tellRest();
        stop(first());
        start("start again, with a place in every partition");
        tellEach();
        flow();
        return isExact();
    }

    private String first() {
        return site.instances().get(0);
    }

    private GatewayProcess gateway(String instance) {
        GatewayProcess process = site.gateways().get(instance);
        if (process == null) {
            throw new IllegalStateException("the gateway " + instance + " was never started");
        }
        return process;
    }

    /** Starts the only instance, and waits until all partitions have their place; tells how long that took. */
    private void start(String what) {
        long since = System.nanoTime();
        GatewayProcess process = site.startGateway(first());
        Waits.until(
                "every partition has its place", LONGEST, LOOK_AGAIN, () -> site.positioned() >= shape.allPartitions());
        out.printf(
                "%s: every partition positioned after %.1f s, CPU until then %.1f s%n",
                what, Waits.secondsSince(since), seconds(Footprint.cpu(process.pid())));
    }

    private void awaitAccounted() {
        try (LedgerCount ledger = new LedgerCount(site.province().bootstrapServers(), shape.sourceTopics())) {
            Waits.until(
                    "the ledger speaks of every record",
                    LONGEST,
                    LOOK_AGAIN,
                    () -> ledger.accounted() >= trickle.published());
        }
    }

    /** What one instance with all partitions costs while nothing comes. */
    private void tellRest() {
        Waits.park(QUIET);
        long pid = gateway(first()).pid();
        Duration before = Footprint.cpu(pid);
        Waits.park(AT_REST);
        double ofOneCore = seconds(Footprint.cpu(pid).minus(before)) / AT_REST.toSeconds();
        Footprint footprint = Footprint.afterCollection(pid);
        out.printf(
                "%s at rest: %s, %.0f %% of a core%n",
                first(), footprint.perPartition(shape.allPartitions()), 100 * ofOneCore);
        out.printf(
                "open files of the fullest broker: city %,d, province %,d%n",
                site.mostOpenFiles(site.city()), site.mostOpenFiles(site.province()));
    }

    private double stop(String instance) {
        long since = System.nanoTime();
        GatewayProcess process = gateway(instance);
        process.stop();
        return Waits.secondsSince(since);
    }

    /** All that happens while every partition has its trickle. */
    private void flow() {
        List<String> targets =
                shape.sourceTopics().stream().map(Shape::targetTopic).toList();
        try (Arrivals arrivals = Arrivals.start(site.province().bootstrapServers(), targets)) {
            ownership.look();
            trickle.start(Duration.ofSeconds(shape.roundSeconds()));
            Duration before = Footprint.cpu(gateway(first()).pid());
            long since = System.nanoTime();
            // The first records are those of a producer that has yet to learn where its partitions are.
            Waits.park(Duration.ofSeconds(shape.roundSeconds()));
            arrivals.take();
            Waits.park(Duration.ofSeconds(Math.max(shape.roundSeconds(), AT_REST.toSeconds())));
            out.printf(
                    "trickle of %,.0f records/s, one instance: %s, %.0f %% of a core%n",
                    (double) shape.allPartitions() / shape.roundSeconds(),
                    arrivals.take(),
                    100 * seconds(Footprint.cpu(gateway(first()).pid()).minus(before)) / Waits.secondsSince(since));
            site.instances().stream().skip(1).forEach(instance -> join(instance, arrivals));
            tellEach();
            restartAll(arrivals);
            trickle.stop();
        }
    }

    private void join(String instance, Arrivals arrivals) {
        arrivals.take();
        long since = System.nanoTime();
        site.startGateway(instance);
        Settled settled = settle(since);
        out.printf(
                "%s joins: %.1f s until balanced and quiet, %,d partitions moved, shares %s; %s%n",
                instance, settled.seconds(), ownership.takeMoved(), settled.shares(), arrivals.take());
    }

    private void restartAll(Arrivals arrivals) {
        double worst = 0;
        for (String instance : site.instances()) {
            arrivals.take();
            long since = System.nanoTime();
            double stopped = stop(instance);
            site.startGateway(instance);
            Settled settled = settle(since);
            Arrivals.Ages ages = arrivals.take();
            long moved = ownership.takeMoved();
            movedInAll += moved;
            worst = Math.max(worst, ages.worst());
            out.printf(
                    "restart of %s: stopped after %.1f s, all served again after %.1f s, %,d partitions moved; %s%n",
                    instance, stopped, settled.seconds(), moved, ages);
        }
        out.printf(
                "rolling restart of %d: %,d partitions moved in all, a partition was not served for %.1f s at worst%n",
                shape.instances(), movedInAll, worst);
    }

    /**
     * @param seconds from the beginning of the step until nothing moved any more
     * @param shares  partitions of each instance then
     */
    private record Settled(double seconds, Map<String, Integer> shares) {}

    /** Waits until every instance has its share, every partition its place, and nothing has moved for a while. */
    private Settled settle(long since) {
        int members = site.gateways().size();
        long deadline = System.nanoTime() + LONGEST.toNanos();
        long quietSince = 0;
        double settled = 0;
        while (System.nanoTime() < deadline) {
            Ownership.Look look = ownership.look();
            boolean rests = look.atRest()
                    && look.shares().size() == members
                    && look.owned() == shape.allPartitions()
                    && site.positioned() == shape.allPartitions();
            if (!rests) {
                quietSince = 0;
            } else if (quietSince == 0) {
                quietSince = System.nanoTime();
                settled = Waits.secondsSince(since);
            } else if (System.nanoTime() - quietSince >= QUIET.toNanos()) {
                return new Settled(settled, look.shares());
            }
            Waits.park(LOOK_AGAIN);
        }
        throw new IllegalStateException("the group does not come to rest: " + ownership.look() + ", "
                + site.positioned() + " of " + shape.allPartitions() + " partitions have a place");
    }

    private void tellEach() {
        site.gateways().forEach((instance, process) -> {
            Footprint footprint = Footprint.afterCollection(process.pid());
            long own = Math.round(process.metric("tributary_partitions").orElse(1));
            out.printf(
                    "%s with %,d partitions: %s, CPU since its start %.1f s%n",
                    instance, own, footprint.perPartition((int) Math.max(1, own)), seconds(footprint.cpu()));
        });
    }

    private boolean isExact() {
        awaitAccounted();
        RecountReport report = Recount.of(site.province().bootstrapServers(), site.counted());
        boolean exact = report.totals().isExact() && report.totals().read() == trickle.published();
        out.printf("%,d records published; count: %s%n", trickle.published(), report.totals());
        return exact;
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1e3;
    }
}
