package io.tributary.mirror.fanout;

import io.tributary.core.contract.RouteEvaluator;
import io.tributary.core.flow.RouteDefinition;
import io.tributary.mirror.topics.ClusterTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the routes of a site until it is closed: creates their derived topics, starts the streams over those standard topics
 * that are there, and takes in others as they appear.
 *
 * <p><b>Threading:</b> safe for any thread. It owns and ends one thread of its own beside those of Kafka Streams.
 *
 * <p><b>Failure:</b> a cluster or topic that is absent or refuses is reported and tried again; nothing of that is thrown.
 *
 * <p><b>Delivery:</b> exactly once to readers with {@code read_committed}; derived records keep the headers, and so the
 * identity, of the standard record.
 */
public final class FanOut implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FanOut.class);
    private static final long CLOSE_SECONDS = 60;

    private final FanOutSettings settings;
    private final Map<String, List<RouteTally>> routesBySource;
    private final List<RouteTally> routes;
    private final RecordLimits limits;
    private final ScheduledExecutorService thread;

    // Written by the thread only.
    private volatile @Nullable Admin admin;
    private volatile @Nullable RouteStreams streams;
    private volatile @Nullable String fault;
    private volatile Map<String, String> waiting = Map.of();
    private volatile boolean looked;
    private volatile boolean closed;

    private FanOut(FanOutSettings settings, List<RouteTally> routes) {
        this.settings = settings;
        this.routes = routes;
        this.limits = RecordLimits.of(settings.cluster());
        Map<String, List<RouteTally>> bySource = new HashMap<>();
        for (RouteTally route : routes) {
            bySource.computeIfAbsent(route.definition().source(), unseen -> new ArrayList<>())
                    .add(route);
        }
        this.routesBySource = Map.copyOf(bySource);
        this.thread = Executors.newSingleThreadScheduledExecutor(
                work -> new Thread(work, "tributary-routes-" + settings.site()));
    }

    /** Starts; returns at once, before the cluster has answered. */
    public static FanOut start(FanOutSettings settings, List<RouteEvaluator> routes) {
        FanOut fanOut =
                new FanOut(settings, routes.stream().map(RouteTally::new).toList());
        fanOut.begin();
        return fanOut;
    }

    private void begin() {
        if (!routes.isEmpty()) {
            var unused = thread.scheduleWithFixedDelay(
                    this::look, 0, settings.topicCheckInterval().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        try {
            waiting =
                    topics().prepare(routes.stream().map(RouteTally::definition).toList(), limits);
            follow(readySources());
            fault = null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            failed("the topics of the routes cannot be looked at: " + reason(e));
        } catch (RuntimeException e) {
            // The top of the thread: a look that throws would be the last one.
            failed("the routes cannot be started: " + reason(e));
        } catch (Error e) {
            LOG.atError().setCause(e).log("looking after the routes failed; it is tried again");
            fault = "the routes cannot be started: " + reason(e);
        }
        looked = true;
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }

    private void failed(String message) {
        // A repetition says nothing new.
        if (!message.equals(fault)) {
            LOG.atWarn()
                    .addKeyValue("site", settings.site())
                    .addKeyValue("reason", message)
                    .log("the routes wait");
        }
        fault = message;
    }

    private DerivedTopics topics() {
        Admin client = admin;
        if (client == null) {
            Map<String, Object> properties = new HashMap<>(settings.cluster().common());
            properties.putAll(settings.cluster().admin());
            client = Admin.create(properties);
            admin = client;
        }
        String description = "the cluster at " + settings.cluster().bootstrapServers();
        return new DerivedTopics(
                client, new ClusterTopics(client, description, settings.replication()), settings.replication());
    }

    private Set<String> readySources() {
        Set<String> ready = new TreeSet<>(routesBySource.keySet());
        ready.removeAll(waiting.keySet());
        return ready;
    }

    /** Makes the streams read these topics, anew where they ended. A topic that has gone is kept: it may come back, and costs nothing. */
    private void follow(Set<String> ready) {
        RouteStreams running = streams;
        if (running != null) {
            ready.addAll(running.sources());
            if (running.sources().equals(ready) && !running.haveEnded()) {
                return;
            }
            running.close();
            streams = null;
        }
        if (!ready.isEmpty()) {
            streams = RouteStreams.start(settings, ready, routesBySource, limits);
            LOG.atInfo()
                    .addKeyValue("site", settings.site())
                    .addKeyValue("topics", ready)
                    .log("the routes read their standard topics");
        }
    }

    public FanOutReport report() {
        Map<String, String> waits = new TreeMap<>(waiting);
        List<FanOutReport.Route> reports = routes.stream()
                .map(route -> {
                    RouteDefinition definition = route.definition();
                    return route.report(waits.get(definition.source()));
                })
                .toList();
        RouteStreams running = streams;
        String streamsFault = running == null ? null : running.fault();
        return new FanOutReport(state(running), fault != null ? fault : streamsFault, reports);
    }

    private FanOutReport.State state(@Nullable RouteStreams running) {
        if (closed) {
            return FanOutReport.State.STOPPED;
        }
        if (running == null) {
            return looked ? FanOutReport.State.WAITING : FanOutReport.State.STARTING;
        }
        return switch (running.state()) {
            // A thread that waits before it is replaced does not count for Kafka Streams.
            case RUNNING -> running.fault() == null ? FanOutReport.State.RUNNING : FanOutReport.State.WAITING;
            case CREATED, REBALANCING -> FanOutReport.State.STARTING;
            default -> FanOutReport.State.STOPPED;
        };
    }

    /** Commits what is done, leaves the group, and ends all threads within a minute. */
    @Override
    public void close() {
        closed = true;
        thread.execute(this::end);
        thread.shutdown();
        // Ends a look that still waits for an absent cluster.
        closeAdmin();
        try {
            if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn(
                        "the routes did not end within {} s; their threads are left to the end of the process",
                        CLOSE_SECONDS);
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            thread.shutdownNow();
        }
    }

    private void end() {
        RouteStreams running = streams;
        if (running != null) {
            running.close();
        }
        closeAdmin();
    }

    private void closeAdmin() {
        Admin client = admin;
        if (client != null) {
            client.close(Duration.ZERO);
        }
    }
}
