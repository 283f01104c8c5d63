package io.tributary.ops.command;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.mirror.client.KafkaAnswers;
import io.tributary.mirror.client.KafkaClients;
import io.tributary.mirror.client.KafkaFaults;
import io.tributary.mirror.engine.MirrorSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the topic of commands: reads it whole, then what comes. It is made where it is missing, with one partition, so that
 * commands have an order.
 *
 * <p><b>Threading:</b> owns a thread, which tells what it reads.
 */
final class CommandTopic implements AutoCloseable {

    static final String NAME = "tributary.commands";

    private static final Logger LOG = LoggerFactory.getLogger(CommandTopic.class);
    private static final TopicPartition PARTITION = new TopicPartition(NAME, 0);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final Duration ENDING = Duration.ofSeconds(5);

    private final MirrorSettings settings;
    private final String upstream;
    private final Follower follower;
    private final LongSupplier nanoTicker;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable TributaryException fault;

    /** Hears of all that the topic holds, whenever that has changed. */
    interface Follower {
        /**
         * @param entries by key; those without a value are gone
         * @param end     the offset up to which that is so
         */
        void follow(Map<String, byte[]> entries, long end);
    }

    /**
     * @param nanoTicker by which the topic's end is looked at now and then
     */
    CommandTopic(MirrorSettings settings, String upstream, Follower follower, LongSupplier nanoTicker) {
        this.settings = settings;
        this.upstream = upstream;
        this.follower = follower;
        this.nanoTicker = nanoTicker;
        this.thread = new Thread(this::run, "tributary-commands");
        this.thread.setDaemon(true);
        this.fault = new TributaryException(
                FaultCode.CLUSTER_UNREACHABLE, upstream + ": the topic '" + NAME + "' has not been read yet");
    }

    /** Begins at once; {@link #close} ends it. */
    static CommandTopic follow(MirrorSettings settings, String upstream, Follower follower) {
        CommandTopic topic = new CommandTopic(settings, upstream, follower, System::nanoTime);
        topic.thread.start();
        return topic;
    }

    /** Why it is not followed now; absent where it is. */
    @Nullable
    TributaryException fault() {
        return fault;
    }

    private void run() {
        while (stopped.getCount() > 0) {
            try (Consumer<byte[], byte[]> consumer = consumer()) {
                readUntilStopped(consumer);
            } catch (Throwable e) {
                failed(KafkaFaults.translate(e, upstream));
            }
        }
    }

    private void readUntilStopped(Consumer<byte[], byte[]> consumer) {
        try {
            ensureTopic();
            read(consumer);
        } finally {
            // What ended a wait is not meant for the closing that follows.
            var unused = Thread.interrupted();
        }
    }

    private void failed(TributaryException now) {
        TributaryException before = fault;
        if (stopped.getCount() > 0 && (before == null || before.code() != now.code())) {
            LOG.warn("Changes of lanes are not followed: {}", now.getMessage());
        }
        fault = now;
        await(AGAIN);
    }

    private void await(Duration time) {
        try {
            if (stopped.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("Stopped while waiting");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }

    private String clientId() {
        return "tributary-" + settings.site() + "-" + settings.instance() + "-commands";
    }

    private Consumer<byte[], byte[]> consumer() {
        return KafkaClients.consumer(
                settings.upstream(), Map.of("client.id", clientId()), Map.of("auto.offset.reset", "earliest"));
    }

    private void ensureTopic() {
        try (Admin admin = KafkaClients.admin(settings.upstream(), clientId())) {
            if (KafkaAnswers.await(admin.listTopics().names(), PATIENCE, upstream)
                    .contains(NAME)) {
                return;
            }
            NewTopic topic =
                    new NewTopic(NAME, Optional.of(1), replication()).configs(Map.of("cleanup.policy", "compact"));
            KafkaAnswers.await(admin.createTopics(List.of(topic)).all(), PATIENCE, upstream);
        } catch (TributaryException e) {
            if (!(rootOf(e) instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private Optional<Short> replication() {
        return settings.upstreamReplication() < 1 ? Optional.empty() : Optional.of(settings.upstreamReplication());
    }

    private static Throwable rootOf(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** Ends where the topic was made anew, to begin once more with what that holds. */
    void read(Consumer<byte[], byte[]> consumer) {
        consumer.assign(List.of(PARTITION));
        consumer.seekToBeginning(List.of(PARTITION));
        long end = end(consumer);
        Map<String, byte[]> entries = new HashMap<>();
        long told = -1;
        long lookedNanos = nanoTicker.getAsLong();
        while (stopped.getCount() > 0) {
            for (ConsumerRecord<byte[], byte[]> entry : consumer.poll(POLL)) {
                take(entry, entries);
            }
            long position = consumer.position(PARTITION, PATIENCE);
            // Not before the end, because what was said later may take back what was said before.
            if (position >= end && position > told) {
                follower.follow(entries, position);
                told = position;
            }
            if (position >= end) {
                fault = null;
            }
            // A poll says nothing where the upstream is away.
            if (nanoTicker.getAsLong() - lookedNanos >= LOOK_EVERY.toNanos()) {
                lookedNanos = nanoTicker.getAsLong();
                if (end(consumer) < position) {
                    return;
                }
            }
        }
    }

    private static long end(Consumer<byte[], byte[]> consumer) {
        return consumer.endOffsets(List.of(PARTITION), PATIENCE).getOrDefault(PARTITION, 0L);
    }

    private static void take(ConsumerRecord<byte[], byte[]> entry, Map<String, byte[]> entries) {
        String key = entry.key() == null ? "" : new String(entry.key(), StandardCharsets.UTF_8);
        if (entry.value() == null) {
            entries.remove(key);
        } else {
            entries.put(key, entry.value());
        }
    }

    @Override
    public void close() {
        stopped.countDown();
        thread.interrupt();
        try {
            thread.join(ENDING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
