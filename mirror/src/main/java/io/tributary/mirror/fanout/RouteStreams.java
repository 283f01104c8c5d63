package io.tributary.mirror.fanout;

import io.tributary.mirror.client.ClientProperties;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.config.KafkaStreamsConfiguration;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.kafka.core.CleanupConfig;

/**
 * One run of Kafka Streams over a fixed set of standard topics.
 *
 * <p><b>Threading:</b> started and closed by one thread; any thread may ask for its state.
 */
final class RouteStreams implements AutoCloseable {

    private static final int CLOSE_TIMEOUT_SECONDS = 20;

    private final StreamsBuilderFactoryBean factory;
    private final ThreadReplacement replacement;
    private final Set<String> sources;

    private RouteStreams(StreamsBuilderFactoryBean factory, ThreadReplacement replacement, Collection<String> sources) {
        this.factory = factory;
        this.replacement = replacement;
        this.sources = Set.copyOf(sources);
    }

    /**
     * @throws org.springframework.kafka.KafkaException where the properties are refused
     */
    static RouteStreams start(
            FanOutSettings settings, Collection<String> sources, Supplier<RouteTable> table, RecordLimits limits) {
        StreamsBuilderFactoryBean factory = new StreamsBuilderFactoryBean(
                new KafkaStreamsConfiguration(properties(settings)), new CleanupConfig(false, false));
        ThreadReplacement replacement = new ThreadReplacement();
        factory.setStreamsUncaughtExceptionHandler(replacement);
        factory.setStateListener(replacement);
        RouteClients clients = new RouteClients();
        factory.setClientSupplier(clients);
        factory.setCloseTimeout(CLOSE_TIMEOUT_SECONDS);
        // The routes keep no state that would be worth waiting for; without it the successor waits for a session to
        // expire.
        factory.setLeaveGroupOnClose(true);
        try {
            factory.afterPropertiesSet();
            FanOutTopology.build(factory.getObject(), sources, table, limits);
            // Here the factory turns what was built into the topology; in an application context the container calls
            // it.
            factory.afterSingletonsInstantiated();
        } catch (Exception e) {
            throw new IllegalStateException("the topology of the routes cannot be built", e);
        }
        try {
            factory.start();
        } catch (RuntimeException | Error e) {
            replacement.close();
            abandon(factory.getKafkaStreams(), clients);
            throw e;
        }
        clients.handOver();
        return new RouteStreams(factory, replacement, sources);
    }

    /** The factory stops only what has started wholly. */
    private static void abandon(@Nullable KafkaStreams made, RouteClients clients) {
        if (made == null) {
            clients.close();
        } else {
            made.close(Duration.ofSeconds(CLOSE_TIMEOUT_SECONDS));
        }
    }

    private static Map<String, Object> properties(FanOutSettings settings) {
        ClientProperties cluster = settings.cluster();
        Map<String, Object> properties = new HashMap<>();
        // How soon a change of partitions is seen.
        Duration refresh = settings.topicCheckInterval();
        properties.put(
                StreamsConfig.consumerPrefix("metadata.max.age.ms"), Long.toString(Math.max(1000, refresh.toMillis())));
        properties.put(RecordLimits.MAX_REQUEST_SIZE, RecordLimits.DEFAULT_MAX_REQUEST_BYTES);
        properties.putAll(cluster.common());
        cluster.consumer().forEach((name, value) -> properties.put(StreamsConfig.consumerPrefix(name), value));
        cluster.producer().forEach((name, value) -> properties.put(StreamsConfig.producerPrefix(name), value));
        cluster.admin().forEach((name, value) -> properties.put(StreamsConfig.adminClientPrefix(name), value));
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        return properties;
    }

    /** The standard topics it reads. */
    Set<String> sources() {
        return sources;
    }

    KafkaStreams.State state() {
        KafkaStreams streams = factory.getKafkaStreams();
        return streams == null ? KafkaStreams.State.NOT_RUNNING : streams.state();
    }

    /** Whether they ended for good, so that only another run goes on. */
    boolean haveEnded() {
        KafkaStreams.State state = state();
        return state == KafkaStreams.State.ERROR || state == KafkaStreams.State.NOT_RUNNING;
    }

    /** The newest failure of a thread until the streams run again; absent where all is well. */
    @Nullable
    String fault() {
        return replacement.lastFault();
    }

    @Override
    public void close() {
        replacement.close();
        factory.stop();
    }
}
