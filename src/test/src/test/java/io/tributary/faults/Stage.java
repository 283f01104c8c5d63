package io.tributary.faults;

import static org.awaitility.Awaitility.await;

import io.tributary.core.ledger.LedgerTopics;
import io.tributary.core.site.SiteCode;
import io.tributary.demo.cluster.ProcessCluster;
import io.tributary.demo.cluster.ProcessClusterSettings;
import io.tributary.demo.process.GatewaySettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A city with one broker and two gateways, a province of one or three nodes behind a link, and four flows in three lanes;
 * all of them processes of their own.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class Stage implements AutoCloseable {

    static final SiteCode SITE = SiteCode.of("330100");
    static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Map<String, String> SHORT_SESSIONS = Map.of(
            "group.consumer.session.timeout.ms", "4000",
            "group.consumer.heartbeat.interval.ms", "700",
            "group.initial.rebalance.delay.ms", "0");

    private static final List<Flow> FLOWS = List.of(
            new Flow("readings", "normal", "exactly-once", 4, false),
            new Flow("alarms", "urgent", "exactly-once", 2, false),
            new Flow("gauges", "normal", "at-least-once", 2, false),
            new Flow("register", "bulk", "exactly-once", 2, true));

    private final Path folder;
    private final @Nullable SmallDisk disk;
    private final Map<Integer, Clockwork> clocks;
    private final ProcessCluster city;
    private final ProcessCluster province;
    private final Administration administration;
    private final List<Instance> instances;
    /** What ends its parts, the last one first. */
    private final Deque<Runnable> endings;

    private final Load load;

    private Stage(
            Path folder,
            @Nullable SmallDisk disk,
            Map<Integer, Clockwork> clocks,
            ProcessCluster city,
            ProcessCluster province,
            Deque<Runnable> endings) {
        this.folder = folder;
        this.disk = disk;
        this.clocks = clocks;
        this.city = city;
        this.province = province;
        this.administration = new Administration(city, province);
        FLOWS.forEach(flow -> city.createTopic(flow.sourceTopic(), flow.partitions(), Map.of()));
        this.load = new Load(city.bootstrapServers(), FLOWS);
        this.instances = List.of(new Instance(settings("a")), new Instance(settings("b")));
        this.endings = endings;
        endings.push(load::close);
        instances.forEach(instance -> endings.push(instance::close));
    }

    /** Starts everything; returns when both gateways have partitions. */
    static Stage start(Path folder, int provinceNodes) {
        Deque<Runnable> endings = new ArrayDeque<>();
        try {
            SmallDisk disk = SmallDisk.mount(folder.resolve("disk")).orElse(null);
            if (disk != null) {
                endings.push(disk::close);
            }
            Map<Integer, Clockwork> clocks = clocks(folder, provinceNodes);
            ProcessCluster city = ProcessCluster.start(ProcessClusterSettings.of("city", folder.resolve("city"), 1));
            endings.push(city::close);
            ProcessCluster province = ProcessCluster.start(plan(folder, provinceNodes, disk, clocks));
            endings.push(province::close);
            Stage stage = new Stage(folder, disk, clocks, city, province, endings);
            stage.writeCatalog();
            stage.instances.forEach(Instance::start);
            stage.awaitWorking();
            return stage;
        } catch (RuntimeException e) {
            endings.forEach(Runnable::run);
            throw e;
        }
    }

    private static Map<Integer, Clockwork> clocks(Path folder, int nodes) {
        Map<Integer, Clockwork> clocks = new HashMap<>();
        for (int node = 1; node <= nodes; node++) {
            int id = node;
            Clockwork.of(folder.resolve("clock-" + node)).ifPresent(clock -> clocks.put(id, clock));
        }
        return clocks;
    }

    private static ProcessClusterSettings plan(
            Path folder, int nodes, @Nullable SmallDisk disk, Map<Integer, Clockwork> clocks) {
        ProcessClusterSettings plan = ProcessClusterSettings.of("province", folder.resolve("province"), nodes)
                .with(SHORT_SESSIONS);
        for (int node = 1; node <= nodes; node++) {
            Path data = node == 1 && disk != null ? disk.folder().resolve("data") : null;
            Clockwork clock = clocks.get(node);
            Map<String, String> environment = clock == null ? Map.of() : clock.environment();
            plan = plan.with(node, new ProcessClusterSettings.Home(data, environment));
        }
        return plan;
    }

    private void writeCatalog() {
        Path catalog = folder.resolve("catalog");
        try {
            Files.createDirectories(catalog.resolve("flows"));
            Files.createDirectories(catalog.resolve("schemas"));
            Files.writeString(catalog.resolve("schemas/reading.json"), Flow.schema());
            for (Flow flow : FLOWS) {
                Files.writeString(catalog.resolve("flows").resolve(flow.name() + ".yaml"), flow.document());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the catalog cannot be written to " + catalog, e);
        }
    }

    private GatewaySettings settings(String instance) {
        return GatewaySettings.city(
                        instance,
                        folder.resolve(instance),
                        SITE.value(),
                        city.bootstrapServers(),
                        province.bootstrapServersOverLink(),
                        folder.resolve("catalog"))
                .with(Map.of(
                        "tributary.mirror.transaction-timeout",
                        TRANSACTION_TIMEOUT.toSeconds() + "s",
                        "tributary.mirror.topic-check-interval",
                        "1s"))
                .startingQuickly();
    }

    List<Flow> flows() {
        return FLOWS;
    }

    ProcessCluster city() {
        return city;
    }

    ProcessCluster province() {
        return province;
    }

    Administration administration() {
        return administration;
    }

    List<Instance> instances() {
        return instances;
    }

    Load load() {
        return load;
    }

    /** Where the first node of the province keeps its data; empty where this process may not mount. */
    Optional<SmallDisk> disk() {
        return Optional.ofNullable(disk);
    }

    /** Of a node of the province; empty where this machine cannot shift it. */
    Optional<Clockwork> provinceClock(int node) {
        return Optional.ofNullable(clocks.get(node));
    }

    /** Another process beside the two, ended with the stage. */
    Instance twinOf(Instance instance) {
        Instance twin = instance.twin();
        endings.push(twin::close);
        return twin;
    }

    /** What the transactional ids of a gateway begin with. */
    static String transactionalIds(String instance) {
        return "tributary." + SITE + "." + instance + ".";
    }

    /** Targets and ledgers. */
    Set<String> provinceTopics() {
        return FLOWS.stream()
                .flatMap(flow -> Stream.of(flow.targetTopic(), LedgerTopics.topic(SITE, flow.sourceTopic())))
                .collect(Collectors.toSet());
    }

    void grow(Flow flow) {
        int more = load.partitions(flow) + 1;
        administration.grow(flow.sourceTopic(), more);
        load.spread(flow, more);
    }

    void makeAnew(Flow flow) {
        load.suspend(flow);
        administration.delete(flow.sourceTopic());
        city.createTopic(flow.sourceTopic(), flow.partitions(), Map.of());
        load.resume(flow, flow.partitions());
    }

    /** Waits until the coordinator has given a gateway's partitions to others. */
    void awaitWithout(Instance lost) {
        await(lost.name() + " is out of the group")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> administration.shares(LedgerTopics.group(SITE)).getOrDefault(lost.name(), 0) == 0);
    }

    /** Waits until every gateway has partitions of its own. */
    void awaitWorking() {
        await("both gateways have partitions")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> {
                    Map<String, Integer> shares = administration.shares(LedgerTopics.group(SITE));
                    return instances.stream().allMatch(instance -> shares.getOrDefault(instance.name(), 0) > 0);
                });
    }

    /** The last lines that each gateway has logged. */
    String endOfLogs() {
        return instances.stream()
                .map(instance -> "log of " + instance.name() + ":\n" + instance.endOfLog())
                .collect(Collectors.joining("\n"));
    }

    /** Leaves no process and no file system behind; may be called again. */
    @Override
    public void close() {
        endings.forEach(Runnable::run);
    }
}
