package io.tributary.demo.region;

import io.tributary.demo.cluster.ClusterSettings;
import io.tributary.demo.cluster.EmbeddedCluster;
import io.tributary.demo.process.GatewayProcess;
import io.tributary.demo.process.GatewaySettings;
import io.tributary.demo.recount.CountedFlow;
import io.tributary.demo.traffic.Publisher;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * A province and its cities, running. Everything listens on 127.0.0.1 only.
 *
 * <p><b>Threading:</b> one thread starts and closes; any thread may look.
 *
 * <p><b>Failure:</b> where a part does not start, those that did are ended, and an {@link IllegalStateException} says which
 * and why.
 */
public final class Region implements AutoCloseable {

    private static final Duration READY = Duration.ofMinutes(3);
    private static final String PROVINCE = "province";

    private final RegionSettings settings;
    private final Consumer<String> progress;
    private final Map<String, EmbeddedCluster> clusters = new ConcurrentHashMap<>();
    private final Map<String, GatewayProcess> gateways = new LinkedHashMap<>();
    private final List<City> cities = new ArrayList<>();

    private Region(RegionSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Starts the brokers, creates the topics, starts the gateways, and waits until all are ready.
     *
     * @param progress hears a line for people before each step
     */
    public static Region start(RegionSettings settings, Consumer<String> progress) {
        Region region = new Region(settings, progress);
        try {
            region.startClusters();
            region.createTopics();
            region.startGateways();
            return region;
        } catch (RuntimeException e) {
            region.close();
            throw e;
        }
    }

    private void startClusters() {
        progress.accept("starting a Kafka cluster for the province and one for each of "
                + settings.cities().size() + " cities");
        List<String> names = new ArrayList<>(List.of(PROVINCE));
        settings.cities().forEach(city -> names.add(city.name()));
        ExecutorService starters =
                Executors.newFixedThreadPool(names.size(), work -> new Thread(work, "cluster-starter"));
        try {
            List<Future<?>> starting = new ArrayList<>();
            for (String name : names) {
                Path data = settings.folder().resolve(name).resolve("kafka");
                starting.add(starters.submit(
                        () -> clusters.put(name, EmbeddedCluster.start(ClusterSettings.of(name, data)))));
            }
            awaitAll(starting).ifPresent(failure -> {
                throw new IllegalStateException(String.valueOf(failure.getMessage()), failure);
            });
        } finally {
            starters.shutdown();
        }
    }

    /** Waits for all, whatever becomes of them; gives a failure where there was one. */
    private static Optional<Throwable> awaitAll(List<Future<?>> tasks) {
        Throwable failure = null;
        for (Future<?> task : tasks) {
            try {
                task.get();
            } catch (ExecutionException e) {
                failure = e.getCause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failure = e;
            }
        }
        return Optional.ofNullable(failure);
    }

    private void createTopics() {
        settings.cities().stream()
                .map(CityPlan::targetTopic)
                .distinct()
                .forEach(target -> province().createTopic(target, settings.partitions()));
        Map<String, String> forLargeRecords = Map.of("max.message.bytes", Integer.toString(Publisher.MAX_RECORD_BYTES));
        settings.cities()
                .forEach(city ->
                        cluster(city.name()).createTopic(city.sourceTopic(), settings.partitions(), forLargeRecords));
    }

    private void startGateways() {
        progress.accept("starting a gateway for each city, and the province's routes");
        gateways.put(
                PROVINCE,
                GatewayProcess.start(GatewaySettings.province(
                        PROVINCE,
                        settings.folder().resolve(PROVINCE),
                        settings.province(),
                        province().bootstrapServers(),
                        settings.catalog())));
        for (CityPlan plan : settings.cities()) {
            EmbeddedCluster cluster = cluster(plan.name());
            GatewayProcess gateway = GatewayProcess.start(GatewaySettings.city(
                    plan.name(),
                    settings.folder().resolve(plan.name()),
                    plan.site().value(),
                    cluster.bootstrapServers(),
                    province().bootstrapServers(),
                    settings.catalog()));
            gateways.put(plan.name(), gateway);
            cities.add(new City(plan, cluster, gateway));
        }
        gateways.values().forEach(gateway -> gateway.awaitReady(READY));
    }

    private EmbeddedCluster cluster(String name) {
        EmbeddedCluster cluster = clusters.get(name);
        if (cluster == null) {
            throw new IllegalStateException("there is no cluster " + name);
        }
        return cluster;
    }

    public EmbeddedCluster province() {
        return cluster(PROVINCE);
    }

    public List<City> cities() {
        return List.copyOf(cities);
    }

    /** Of the cities and of the province. */
    public List<GatewayProcess> gateways() {
        return List.copyOf(gateways.values());
    }

    public List<CountedFlow> countedFlows() {
        return cities.stream().map(City::countedFlow).toList();
    }

    /** Ends the gateways, then the clusters. */
    @Override
    public void close() {
        ExecutorService closers = Executors.newCachedThreadPool(work -> new Thread(work, "region-closer"));
        try {
            closeAll(closers, gateways.values());
            closeAll(closers, clusters.values());
        } finally {
            closers.shutdown();
        }
    }

    private void closeAll(ExecutorService closers, Iterable<? extends AutoCloseable> parts) {
        List<Future<?>> closing = new ArrayList<>();
        for (AutoCloseable part : parts) {
            closing.add(closers.submit(() -> {
                part.close();
                return null;
            }));
        }
        awaitAll(closing).ifPresent(failure -> progress.accept("a part of the region did not end cleanly: " + failure));
    }
}
