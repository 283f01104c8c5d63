package io.tributary.mirror.client;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes Kafka clients for bytes: a role's defaults first, then the user's properties, then those on which delivery rests
 * ({@link ForcedProperties}).
 *
 * <p><b>Threading:</b> any thread. Who asks for a client closes it. <b>Failure:</b> what Kafka's constructors throw.
 */
public final class KafkaClients {

    /** Of the process, as the clock that it watches. */
    private static final ClockWatch CLOCK = ClockWatch.start();

    /**
     * For how many milliseconds brokers keep a fetch that finds nothing. When a span has been read to its end, the consumer
     * has asked for what comes after it already, and nothing else is answered on that connection before: by Kafka's own
     * default, each next look would wait for half a second.
     */
    private static final String SPAN_FETCH_WAIT = "20";

    /**
     * Kafka's clients keep some seven figures for each partition that is assigned. To show all of them by JMX, and to have them
     * ready for brokers that may ask for them (KIP-714), takes more memory than everything else of a gateway with ten
     * thousand partitions.
     */
    private static final Map<String, Object> QUIET = Map.of("metric.reporters", "", "enable.metrics.push", "false");

    private KafkaClients() {}

    /** An administrator's client, which is closed within two seconds. */
    public static Admin admin(ClientProperties properties, String clientId) {
        Map<String, Object> config = new HashMap<>(QUIET);
        config.put("client.id", clientId);
        config.put("request.timeout.ms", "10000");
        config.put("default.api.timeout.ms", "15000");
        config.putAll(properties.common());
        config.putAll(properties.admin());
        return new PromptAdmin(config);
    }

    /**
     * A consumer that sees committed records only and commits nothing by itself. When the machine's wall clock is set, it throws
     * {@link org.apache.kafka.common.errors.WakeupException} once, and is good for nothing but to be closed.
     */
    public static Consumer<byte[], byte[]> consumer(
            ClientProperties properties, Map<String, Object> defaults, Map<String, Object> forced) {
        return watched(new KafkaConsumer<>(
                consumerConfig(properties, defaults, forced),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer()));
    }

    private static Map<String, Object> consumerConfig(
            ClientProperties properties, Map<String, Object> defaults, Map<String, Object> forced) {
        Map<String, Object> config = new HashMap<>(QUIET);
        config.putAll(defaults);
        config.putAll(properties.common());
        config.putAll(properties.consumer());
        config.put("enable.auto.commit", "false");
        config.put("allow.auto.create.topics", "false");
        config.put("isolation.level", "read_committed");
        config.putAll(forced);
        return config;
    }

    /** Has a consumer that was made elsewhere woken in the same way; gives it back. */
    public static Consumer<byte[], byte[]> watched(Consumer<byte[], byte[]> consumer) {
        return CLOCK.add(consumer);
    }

    /** The same for who reads spans that are known to be there, one after the other, and waits for no new records. */
    public static Consumer<byte[], byte[]> spanReader(
            ClientProperties properties, Map<String, Object> defaults, Map<String, Object> forced) {
        return consumer(properties, ofSpans(defaults), forced);
    }

    static Map<String, Object> ofSpans(Map<String, Object> defaults) {
        Map<String, Object> prompt = new HashMap<>(defaults);
        prompt.put("fetch.max.wait.ms", SPAN_FETCH_WAIT);
        return prompt;
    }

    /** An idempotent producer, which is closed when the machine's wall clock is set. */
    public static Producer<byte[], byte[]> producer(
            ClientProperties properties, Map<String, Object> defaults, Map<String, Object> forced) {
        return CLOCK.add(new KafkaProducer<>(
                producerConfig(properties, defaults, forced), new ByteArraySerializer(), new ByteArraySerializer()));
    }

    /** What {@link #producer} gives its producer, for who must know its bounds. */
    public static Map<String, Object> producerConfig(
            ClientProperties properties, Map<String, Object> defaults, Map<String, Object> forced) {
        Map<String, Object> config = new HashMap<>(QUIET);
        config.putAll(defaults);
        config.putAll(properties.common());
        config.putAll(properties.producer());
        config.put("acks", "all");
        config.put("enable.idempotence", "true");
        config.putAll(forced);
        return config;
    }
}
