package io.tributary.link;

import io.tributary.demo.process.GatewayProcess;
import io.tributary.demo.recount.LedgerWatch;
import io.tributary.demo.traffic.Publisher;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * Two figures of a thin link: how much of it is used while a backlog drains, and what that does to the age of urgent
 * records.
 *
 * <p>Arguments: records of the backlog, the seed, the congestion control, properties of the gateway and properties of the
 * province's brokers, each as {@code key=value} separated by commas, or {@code none}; the bytes of a fingerprint, which is most of
 * a record; the seconds in which the ages are taken, once with the backlog and once without.
 */
public final class ThinLink {

    private static final int URGENT_PER_SECOND = 50;
    /** Until then the compilers of four virtual machines take most of two processors, and everything else waits for them. */
    private static final Duration WARM_UP = Duration.ofSeconds(120);

    private static final Duration READY = Duration.ofMinutes(3);
    private static final double MEDIAN = 0.5;
    private static final double MOST = 0.9;
    private static final double NEARLY_ALL = 0.99;

    private final ThinSite site;
    private final EmulatedLink link;
    private final Duration window;
    private final PrintStream out;

    private ThinLink(ThinSite site, EmulatedLink link, Duration window, PrintStream out) {
        this.site = site;
        this.link = link;
        this.window = window;
        this.out = out;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int status = 0;
        try {
            run(arguments, out);
        } catch (IOException | RuntimeException e) {
            out.println("the measurement broke off: " + e);
            status = 1;
        }
        // Whatever runs on in this program, nobody waits for it.
        System.exit(status);
    }

    private static void run(String[] arguments, PrintStream out) throws IOException {
        int records = Integer.parseInt(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        LinkSettings settings = LinkSettings.thin().with(arguments[2]);
        Path folder = Files.createTempDirectory("tributary-link");
        try (EmulatedLink link = EmulatedLink.start(settings, seed, folder);
                ThinSite site = ThinSite.start(folder, link, properties(arguments[4]))) {
            // Also where somebody ends this program early: its children would outlive it.
            Runtime.getRuntime().addShutdownHook(new Thread(site::close, "site-closer"));
            Runtime.getRuntime().addShutdownHook(new Thread(link::close, "link-closer"));
            Duration window = Duration.ofSeconds(Long.parseLong(arguments[6]));
            Passages backlog = new Passages(seed, Integer.parseInt(arguments[5]));
            new ThinLink(site, link, window, out).run(records, backlog, properties(arguments[3]));
        }
        out.println("data and logs are in " + folder);
    }

    private static Map<String, String> properties(String argument) {
        return argument.equals("none")
                ? Map.of()
                : Arrays.stream(argument.split(","))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private void run(int records, Passages backlog, Map<String, String> gatewayProperties) {
        out.printf("%s, gateway %s%n", link.settings(), gatewayProperties);
        publishBacklog(records, backlog);
        try (GatewayProcess gateway = site.startGateway(gatewayProperties).awaitReady(READY);
                Pulse pulse = Pulse.start(site.city().bootstrapServers(), URGENT_PER_SECOND)) {
            awaitTarget();
            try (AgeReader ages = AgeReader.start(site.province().bootstrapServers(), ThinSite.URGENT_TARGET)) {
                park(WARM_UP);
                List<Long> draining = measureDraining(ages);
                gateway.read("lanes").ifPresent(lanes -> out.println("lanes: " + lanes));
                awaitDrained();
                park(Duration.ofSeconds(3));
                ages.take();
                park(window);
                tellAges(draining, ages.take());
                out.printf("%,d urgent records sent in all%n", pulse.sent());
            }
        }
    }

    private void publishBacklog(int records, Passages backlog) {
        try (Publisher publisher = Publisher.start(
                site.city().bootstrapServers(), ThinSite.BULK_TOPIC, backlog.limitedTo(records), Publisher.UNLIMITED)) {
            while (!publisher.isDone()) {
                park(Duration.ofMillis(200));
            }
        }
        out.printf("backlog of %,d records%n", records);
    }

    /** The gateway makes the target topics. */
    private void awaitTarget() {
        while (true) {
            try {
                if (site.province()
                        .admin()
                        .listTopics()
                        .names()
                        .get(10, TimeUnit.SECONDS)
                        .contains(ThinSite.URGENT_TARGET)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
                throw new IllegalStateException("the province does not answer", e);
            }
            park(Duration.ofMillis(200));
        }
    }

    private List<Long> measureDraining(AgeReader ages) {
        ages.take();
        LinkCount before = link.toFarEnd();
        long mirroredBefore = end();
        park(window);
        LinkCount sent = link.toFarEnd().since(before);
        long mirrored = end() - mirroredBefore;
        List<Long> draining = ages.take();
        if (isDrained()) {
            throw new IllegalStateException("the backlog was too small for the time of measuring; take more records");
        }
        out.printf(
                "link: %.1f %% used by what was sent for the first time (TCP payload alone: %.1f %%), %.2f %% by what was"
                        + " sent again; %d packets lost, %d dropped by the queue; a packet waited there %.1f ms and was %.1f ms"
                        + " late%n",
                100 * sent.use(link.settings()),
                100 * sent.share(sent.payload(), link.settings()),
                100 * sent.share(sent.resent(), link.settings()),
                sent.lost(),
                sent.dropped(),
                sent.waitedMillis(),
                sent.lateMillis());
        out.printf(
                "bulk: %,.0f standard records/s at %.0f bytes each on the link%n",
                mirrored / sent.seconds(), (double) sent.bytes() / Math.max(1, mirrored));
        return draining;
    }

    /** The sum of the bulk target's ends. */
    private long end() {
        try {
            Map<TopicPartition, OffsetSpec> asked = site
                    .province()
                    .admin()
                    .describeTopics(List.of(site.bulk().targetTopic()))
                    .allTopicNames()
                    .get(10, TimeUnit.SECONDS)
                    .get(site.bulk().targetTopic())
                    .partitions()
                    .stream()
                    .collect(Collectors.toMap(
                            info -> new TopicPartition(site.bulk().targetTopic(), info.partition()),
                            info -> OffsetSpec.latest()));
            return site.province().admin().listOffsets(asked).all().get(10, TimeUnit.SECONDS).values().stream()
                    .mapToLong(offset -> offset.offset())
                    .sum();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("the province does not answer", e);
        }
    }

    private boolean isDrained() {
        try (LedgerWatch watch = new LedgerWatch(site.province().bootstrapServers(), List.of(site.bulk()))) {
            return watch.positions().stream().allMatch(LedgerWatch.Position::isComplete);
        }
    }

    private void awaitDrained() {
        while (!isDrained()) {
            park(Duration.ofSeconds(2));
        }
    }

    private void tellAges(List<Long> draining, List<Long> quiet) {
        out.printf(
                "urgent, with nothing else:        p50 %d ms, p90 %d ms, p99 %d ms (%d records)%n",
                at(quiet, MEDIAN), at(quiet, MOST), at(quiet, NEARLY_ALL), quiet.size());
        out.printf(
                "urgent, while the backlog drains: p50 %d ms, p90 %d ms, p99 %d ms (%d records)%n",
                at(draining, MEDIAN), at(draining, MOST), at(draining, NEARLY_ALL), draining.size());
        out.printf("p99 rises by %.0f %%%n", 100.0 * at(draining, NEARLY_ALL) / at(quiet, NEARLY_ALL) - 100);
    }

    private static long at(List<Long> sorted, double quantile) {
        return sorted.get((int) (quantile * (sorted.size() - 1)));
    }

    private static void park(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
