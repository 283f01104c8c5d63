package io.tributary.mirror.fanout;

import io.tributary.core.contract.RouteEvaluator;
import io.tributary.core.flow.RouteDefinition;
import io.tributary.mirror.client.ClientProperties;
import io.tributary.mirror.client.RenewedAdmin;
import io.tributary.mirror.topics.ClusterTopics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final RecordLimits limits;
    private final RenewedAdmin admin;
    private final ScheduledExecutorService thread;

    /** What is to run. */
    private volatile RouteTable wanted;
    /** What records are derived by; it follows what is wanted when the topics are there. */
    private volatile RouteTable running = RouteTable.EMPTY;

    // Written by the thread only.
    private volatile @Nullable RouteStreams streams;
    private volatile @Nullable String fault;
    private volatile Map<String, String> waiting = Map.of();
    private volatile boolean looked;
    private volatile boolean closed;

    private FanOut(FanOutSettings settings, List<RouteEvaluator> routes) {
        this.settings = settings;
        this.wanted = RouteTable.EMPTY.with(routes);
        this.limits = RecordLimits.of(settings.cluster());
        this.admin = new RenewedAdmin(() -> newAdmin(settings.cluster()));
        this.thread = Executors.newSingleThreadScheduledExecutor(
                work -> new Thread(work, "tributary-routes-" + settings.site()));
    }

    /** Starts; returns at once, before the cluster has answered. */
    public static FanOut start(FanOutSettings settings, List<RouteEvaluator> routes) {
        FanOut fanOut = new FanOut(settings, routes);
        fanOut.begin();
        return fanOut;
    }

    private void begin() {
        var unused = thread.scheduleWithFixedDelay(
                this::look, 0, settings.topicCheckInterval().toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Runs these routes instead of the ones before. Returns at once. Where the standard topics stay the same, the exchange
     * comes between two records and costs nothing; else the streams commit, end, and start anew over other topics. A route
     * whose topics cannot be looked at or created leaves the routes of its standard topic as they are until they can.
     */
    public synchronized void follow(List<RouteEvaluator> routes) {
        if (!closed) {
            wanted = wanted.with(routes);
            thread.execute(this::look);
        }
    }

    private void look() {
        try {
            RouteTable next = wanted;
            // What waited for the last route waits no more when that is gone.
            waiting = next.routes().isEmpty() ? Map.of() : topics().prepare(next.definitions(), limits);
            // What waits goes on as it was, if it ran.
            follow(next.butAsIn(running, waiting.keySet()));
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

    private static Admin newAdmin(ClientProperties cluster) {
        Map<String, Object> properties = new HashMap<>(cluster.common());
        properties.putAll(cluster.admin());
        return Admin.create(properties);
    }

    private DerivedTopics topics() {
        Admin client = admin.current();
        String description = "the cluster at " + settings.cluster().bootstrapServers();
        return new DerivedTopics(
                client, new ClusterTopics(client, description, settings.replication()), settings.replication());
    }

    /**
     * Makes records be derived by the table, with streams over its standard topics, anew where they ended. A topic that has
     * gone is kept while a route reads it: it may come back, and costs nothing.
     */
    private void follow(RouteTable table) {
        RouteStreams started = streams;
        if (started != null && started.sources().equals(table.sources()) && !started.haveEnded()) {
            running = table;
            return;
        }
        if (started != null) {
            started.close();
            streams = null;
        }
        running = table;
        if (!table.sources().isEmpty()) {
            streams = RouteStreams.start(settings, table.sources(), () -> running, limits);
            LOG.atInfo()
                    .addKeyValue("site", settings.site())
                    .addKeyValue("topics", new TreeSet<>(table.sources()))
                    .log("the routes read their standard topics");
        }
    }

    public FanOutReport report() {
        Map<String, String> waits = new TreeMap<>(waiting);
        List<FanOutReport.Route> reports = wanted.routes().stream()
                .map(route -> {
                    RouteDefinition definition = route.definition();
                    return route.report(waits.get(definition.source()));
                })
                .toList();
        RouteStreams started = streams;
        String streamsFault = started == null ? null : started.fault();
        return new FanOutReport(state(started), fault != null ? fault : streamsFault, reports);
    }

    private FanOutReport.State state(@Nullable RouteStreams started) {
        if (closed) {
            return FanOutReport.State.STOPPED;
        }
        if (started == null) {
            return looked ? FanOutReport.State.WAITING : FanOutReport.State.STARTING;
        }
        return switch (started.state()) {
            // A thread that waits before it is replaced does not count for Kafka Streams.
            case RUNNING -> started.fault() == null ? FanOutReport.State.RUNNING : FanOutReport.State.WAITING;
            case CREATED, REBALANCING -> FanOutReport.State.STARTING;
            default -> FanOutReport.State.STOPPED;
        };
    }

    /** Commits what is done, leaves the group, and ends all threads within a minute. */
    @Override
    public void close() {
        finish();
        // Ends a look that still waits for an absent cluster.
        admin.close(Duration.ZERO);
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

    private synchronized void finish() {
        closed = true;
        thread.execute(this::end);
        thread.shutdown();
    }

    private void end() {
        RouteStreams started = streams;
        if (started != null) {
            started.close();
        }
        admin.close(Duration.ZERO);
    }
}
